// Reads HTML files, named one by one, and writes what html-validate finds wrong in them as JSON.
// Its own command line needs a newer Node.js than its library does.
import { readFileSync } from "node:fs";
import { argv, stdout } from "node:process";
import { HtmlValidate } from "html-validate";

const configuration = readFileSync(new URL(".htmlvalidate.json", import.meta.url), "utf-8");
const validator = new HtmlValidate(JSON.parse(configuration));
const { results } = await validator.validateMultipleFiles(argv.slice(2));
const found = results.flatMap(({ filePath, messages }) =>
  messages.map(({ ruleId, message, line }) => ({ filePath, ruleId, message, line })),
);
stdout.write(JSON.stringify(found));
