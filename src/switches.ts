import type { Library, Where } from "./model/library.ts";

/** What libraries that are not looked at do to project-wide settings: `ini_set` is not for streams alone. */
export function switchesOf(libraries: readonly Library[]): readonly Library[] {
  return libraries.flatMap(({ id, name, docs, group, constants = {}, effects = [] }): Library[] => {
    const kept = effects.filter(
      (effect) =>
        ("sets" in effect && isOfProject(effect.sets.on)) ||
        ("setsAll" in effect && isOfProject(effect.setsAll.on)) ||
        ("reads" in effect && isOfProject(effect.reads.from)),
    );
    return kept.length === 0 ? [] : [{ id, name, docs, group, constants, calls: [], effects: kept }];
  });
}

function isOfProject(where: Where): boolean {
  return "project" in where;
}
