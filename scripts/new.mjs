// npm run new php/foo: the model and the fixtures a library starts from, with `FILL` where only its documentation can tell.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

const [id = ""] = process.argv.slice(2);
const [, language, name] = /^(php|js)\/([a-z0-9]+(?:-[a-z0-9]+)*)$/.exec(id) ?? [];
const model = `rules/${id}.ts`;
if (language === undefined) {
  console.error("Usage: npm run new php/<library>, or js/<library>; a name is made of lower case letters, digits and hyphens.");
  process.exitCode = 2;
} else if (existsSync(model) || existsSync(`fixtures/${id}`)) {
  console.error(`${id} is there already: ${model}, fixtures/${id}`);
  process.exitCode = 2;
} else {
  const templates = `scripts/scaffold/${language}`;
  const files = [
    [`${templates}/model.ts.txt`, model],
    ...readdirSync(`${templates}/fixtures`)
      .sort()
      .map((file) => [`${templates}/fixtures/${file}`, `fixtures/${id}/${file.replace(/\.txt$/, "")}`]),
  ];
  for (const [from, to] of files) {
    mkdirSync(dirname(to), { recursive: true });
    writeFileSync(to, fill(readFileSync(from, "utf8")));
  }
  console.log(files.map(([, to]) => to).join("\n"));
  console.log(`\nFill what says FILL, correct the names (\`Client\`, \`get\`, \`timeout\`, …), then: npm run update && npm test`);
}

function fill(text) {
  const title = name.replace(/(?:^|-)(\w)/g, (_, letter) => letter.toUpperCase());
  return text.replaceAll("{{id}}", id).replaceAll("{{name}}", name).replaceAll("{{Title}}", title);
}
