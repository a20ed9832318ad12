// @ts-check
// Makes what a release consists of, and says what would be published where. Nothing leaves this machine.
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { ROOT, build, installPackages } from './lib/install.mjs';
import { step } from './lib/log.mjs';
import { packageCommandLine } from './lib/npmPackage.mjs';
import { npm, output, show } from './lib/run.mjs';
import { packageExtension } from './lib/vsix.mjs';

const isTested = !process.argv.includes('--untested');
const { version } = JSON.parse(fs.readFileSync(path.join(ROOT, 'package.json'), 'utf8'));

const faults = [...faultsOfVersion(), ...faultsOfTree()];
if (faults.length > 0) {
  console.error(['Not released:', ...faults.map(fault => `- ${fault}`)].join('\n'));
  process.exit(1);
}
await installPackages();
if (isTested) await test();
await build(['--production']);
const folder = path.join(ROOT, 'release');
fs.rmSync(folder, { recursive: true, force: true });
fs.mkdirSync(folder);
const vsix = packageExtension(path.join(folder, `transcript-coder-${version}.vsix`));
const tgz = packageCommandLine(folder);
fs.rmSync(path.join(folder, 'package'), { recursive: true });
step('Made, and not published:');
console.log(`${[vsix, tgz].map(described).join('\n')}

To publish version ${version}, from a machine that may:
  npx vsce publish --packagePath ${path.relative(ROOT, vsix)}
  npm publish ${path.relative(ROOT, tgz)}
  git tag v${version} && git push origin v${version}`);

/** @returns {string[]} */
function faultsOfVersion() {
  const changelog = fs.readFileSync(path.join(ROOT, 'CHANGELOG.md'), 'utf8');
  const [, first] = /^## \[([^\]]+)\]/m.exec(changelog) ?? [];
  const lock = JSON.parse(fs.readFileSync(path.join(ROOT, 'package-lock.json'), 'utf8'));
  return [
    ...(first === version ? [] : [`CHANGELOG.md begins with ${first}, package.json has ${version}.`]),
    ...(lock.version === version
      ? []
      : [`package-lock.json has ${lock.version}, package.json has ${version}.`]),
  ];
}

/** @returns {string[]} */
function faultsOfTree() {
  const changed = output('git', ['status', '--porcelain'], { cwd: ROOT }).trim();
  const tags = output('git', ['tag', '--list', `v${version}`], { cwd: ROOT }).trim();
  return [
    ...(changed === '' ? [] : [`There are changes that are not committed:\n${changed}`]),
    ...(tags === '' ? [] : [`There is a tag ${tags} already.`]),
  ];
}

async function test() {
  const { command, args } = npm(['test']);
  const code = await show(command, args, { cwd: ROOT });
  if (code !== 0) throw new Error('The tests failed.');
}

/** @param {string} file */
function described(file) {
  const bytes = fs.readFileSync(file);
  const hash = crypto.createHash('sha256').update(bytes).digest('hex');
  return `  ${path.relative(ROOT, file)}  ${(bytes.length / 1e6).toFixed(2)} MB  sha256 ${hash}`;
}
