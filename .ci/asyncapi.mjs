// Checks schemas/asyncapi.yaml with @asyncapi/parser, which is in target/npm. Exits with 1 after an error or a warning.
import { createRequire } from 'node:module';
import path from 'node:path';

const require = createRequire(path.resolve('target/npm') + '/');
const { fromFile, Parser } = require('@asyncapi/parser');

const WARNING = 1; // 0 is an error, 2 a hint
const file = 'schemas/asyncapi.yaml';
const { document, diagnostics } = await fromFile(new Parser(), file).parse();
const problems = diagnostics.filter((diagnostic) => diagnostic.severity <= WARNING);
problems.forEach(({ range, message, path }) => {
  console.error(`${file}:${range.start.line + 1}: ${path.join('.')}: ${message}`);
});
if (problems.length > 0 || !document) {
  process.exit(1);
}
console.log(`${file}: ${document.allMessages().length} messages are valid`);
