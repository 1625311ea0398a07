// Checks the manifests of ops/kubernetes by Kubernetes's own types: kubernetes-models, typescript and yaml are in
// target/npm. A field that does not exist, is missing or has the wrong type is an error of the compiler.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const require = createRequire(path.resolve('target/npm') + '/');
const { parseAllDocuments } = require('yaml');

const FOLDER = 'ops/kubernetes';
const MODULES = {
  'v1': 'kubernetes-models/v1',
  'monitoring.coreos.com/v1': '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1',
};

const lines = [];
for (const file of readdirSync(FOLDER).filter((name) => name.endsWith('.yaml')).sort()) {
  for (const document of parseAllDocuments(readFileSync(path.join(FOLDER, file), 'utf8'))) {
    const manifest = document.toJS();
    const module = MODULES[manifest.apiVersion] ?? `kubernetes-models/${manifest.apiVersion}`;
    const type = `import('${module}/${manifest.kind}').I${manifest.kind}`;
    lines.push(`// ${file}: ${manifest.metadata.name}`);
    lines.push(`export const manifest${lines.length}: ${type} = ${JSON.stringify(manifest, null, 1)};`);
  }
}
writeFileSync('target/npm/manifests.ts', lines.join('\n') + '\n');
const compiler = spawnSync(
  'target/npm/node_modules/.bin/tsc',
  ['--noEmit', '--strict', '--skipLibCheck', '--module', 'nodenext', 'target/npm/manifests.ts'],
  { stdio: 'inherit' },
);
if (compiler.status === 0) {
  console.log(`${FOLDER}: ${lines.length / 2} manifests are valid`);
}
process.exit(compiler.status ?? 1);
