import type { Semantics } from "../program/nodes.ts";

export const SEMANTICS: Semantics = {
  falsyStrings: [],
  emptyListIsFalsy: false,
  absent: undefined,
  numberFromText: "whole",
  plainObjectsEscape: false,
};
