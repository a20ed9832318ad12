import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';

interface Command {
  command: string;
  title: string;
  category?: string;
}
interface MenuItem {
  command: string;
  when?: string;
}

const manifest = JSON.parse(fs.readFileSync('package.json', 'utf8'));
const nls = JSON.parse(fs.readFileSync('package.nls.json', 'utf8')) as Record<string, string>;
const { contributes } = manifest;

const sources = filesBelow('src').filter(file => file.endsWith('.ts'));
const code = sources.map(file => fs.readFileSync(file, 'utf8')).join('\n');
const commands = (contributes.commands as Command[]).map(one => one.command);
const menuItems = Object.values(contributes.menus as Record<string, MenuItem[]>).flat();

function filesBelow(folder: string): string[] {
  return fs
    .readdirSync(folder, { withFileTypes: true })
    .flatMap(entry =>
      entry.isDirectory() ? filesBelow(path.join(folder, entry.name)) : [path.join(folder, entry.name)],
    );
}

/** Every string in a JSON value. */
function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(strings);
}

function matches(pattern: RegExp, text: string): Set<string> {
  return new Set([...text.matchAll(pattern)].map(match => match[1]!));
}

describe('the manifest', () => {
  it('declares exactly the commands that the code registers', () => {
    const registered = matches(/\.register\(\s*'(transcriptCoder\.[A-Za-z.]+)'/g, code);
    assert.deepEqual([...registered].sort(), [...commands].sort());
  });

  it('declares the commands that the code, its menus, keys and welcome texts call', () => {
    const called = [
      ...matches(/'(transcriptCoder\.[a-z][A-Za-z]+)'/g, code),
      ...menuItems.map(item => item.command),
      ...(contributes.keybindings as MenuItem[]).map(item => item.command),
      ...[
        ...Object.values(nls)
          .join('\n')
          .matchAll(/command:(transcriptCoder\.[A-Za-z]+)(?!\.)\b/g),
      ].map(match => match[1]!),
    ];
    const others = [...contextKeys(), ...Object.keys(contributes.configuration.properties), ...viewIds()];
    const unknown = called.filter(
      name => name.startsWith('transcriptCoder.') && !commands.includes(name) && !others.includes(name),
    );
    assert.deepEqual(unknown, []);
  });

  it('gives every command a title and the one category', () => {
    for (const one of contributes.commands as Command[]) {
      assert.equal(one.category, 'Transcript Coder', one.command);
      assert.equal(one.title, `%command.${one.command.split('.')[1]}%`);
    }
  });

  it('has a text for every key, and no text without a key', () => {
    const used = new Set(
      strings(manifest).flatMap(text => (/^%(.+)%$/.test(text) ? [text.slice(1, -1)] : [])),
    );
    assert.deepEqual([...used].sort(), Object.keys(nls).sort());
  });

  it('uses no context key that nobody sets', () => {
    const known = [...contextKeys(), ...viewIds()];
    const used = strings(manifest).flatMap(text =>
      [...text.matchAll(/(?<![\w:])(transcriptCoder\.[A-Za-z]+)/g)].map(match => match[1]!),
    );
    const unknown = used.filter(
      key =>
        !known.includes(key) && !commands.includes(key) && !(key in contributes.configuration.properties),
    );
    assert.deepEqual(unknown, []);
  });

  it('reads each setting that it declares', () => {
    for (const setting of Object.keys(contributes.configuration.properties)) {
      assert.ok(code.includes(`'${setting}'`), `${setting} is read nowhere`);
    }
  });

  it('points to files that are there', () => {
    const files = strings(manifest).filter(text => /^(\.\/)?(media|syntaxes|schemas)\//.test(text));
    assert.ok(files.length > 5);
    for (const file of files) assert.ok(fs.existsSync(file), `${file} is missing`);
  });

  it('asks for no later VS Code than its types describe', () => {
    const types = JSON.parse(fs.readFileSync('node_modules/@types/vscode/package.json', 'utf8')) as {
      version: string;
    };
    assert.equal(manifest.engines.vscode, `^${types.version}`);
  });

  it('works in untrusted and virtual workspaces, needs no other extension and starts on no other occasion', () => {
    assert.equal(manifest.capabilities.untrustedWorkspaces.supported, true);
    assert.equal(manifest.capabilities.virtualWorkspaces, true);
    assert.equal(manifest.extensionDependencies, undefined);
    assert.deepEqual(manifest.activationEvents, ['workspaceContains:**/study.json']);
  });

  it('talks to nobody', () => {
    assert.doesNotMatch(
      code,
      /\b(fetch|XMLHttpRequest|WebSocket)\s*\(|node:(http|https|net|dgram)|TelemetryLogger/,
    );
  });

  function contextKeys(): string[] {
    return [...matches(/new ContextKey<[^>]+>\('([^']+)'\)/g, code)];
  }

  function viewIds(): string[] {
    return Object.values(contributes.views as Record<string, { id: string }[]>)
      .flat()
      .map(view => view.id);
  }
});
