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

/** Commands that the palette shows whatever is open, and why they can. */
const WORKS_ANYWHERE: Readonly<Record<string, string>> = {
  'transcriptCoder.openSampleStudy': 'asks for a folder, copies the sample study into it and opens that',
  'transcriptCoder.reportProblem': 'is about the window, and most wanted where no study can be opened',
};

/** What the texts of the manifest are about, in the order in which they come. */
const TEXT_KINDS = [
  'displayName',
  'description',
  'command',
  'view',
  'welcome',
  'config',
  'walkthrough',
  'language',
  'token',
];

const sources = filesBelow('src').filter(file => file.endsWith('.ts'));
const code = sources.map(file => fs.readFileSync(file, 'utf8')).join('\n');
const CONTEXT_KEYS = path.join('src', 'vscode', 'ui', 'contextKey.ts');
const settings = (contributes.configuration as { properties: object }[]).flatMap(({ properties }) =>
  Object.keys(properties),
);
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
    const registered = matches(/\.register(?:ForEditor|AtOnce)?\(\s*'(transcriptCoder\.[A-Za-z.]+)'/g, code);
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
    const others = [...contextKeys(), ...settings, ...viewIds()];
    const unknown = called.filter(
      name => name.startsWith('transcriptCoder.') && !commands.includes(name) && !others.includes(name),
    );
    assert.deepEqual(unknown, []);
  });

  it('leaves keys to a question that is asked while a coded view is only about to hear that it has lost the focus', () => {
    const clauses = (contributes.keybindings as { readonly when: string }[]).flatMap(({ when }) =>
      when.split('||'),
    );
    const ofView = clauses.filter(clause => clause.includes('transcriptCoder.codedViewFocus'));
    assert.ok(ofView.length > 0);
    for (const clause of ofView) assert.match(clause, /!inQuickInput/);
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

  it('shows each command in the palette under a condition, unless it works anywhere', () => {
    const palette = (contributes.menus as Record<string, MenuItem[]>)['commandPalette']!;
    const conditional = palette.filter(({ when }) => when).map(item => item.command);
    assert.deepEqual(
      [...conditional, ...Object.keys(WORKS_ANYWHERE)].sort(),
      [...commands].sort(),
      'each command once: with a condition, or among those that work anywhere',
    );
  });

  it('has its commands in the same order as their texts, in the palette, too', () => {
    const palette = (contributes.menus as Record<string, MenuItem[]>)['commandPalette']!;
    const texts = Object.keys(nls).filter(key => key.startsWith('command.'));
    assert.deepEqual(
      commands.map(name => name.replace('transcriptCoder.', 'command.')),
      texts,
    );
    assert.deepEqual(
      palette.map(item => item.command),
      commands.filter(name => !Object.hasOwn(WORKS_ANYWHERE, name)),
    );
  });

  it('has its texts by kind', () => {
    const kinds = Object.keys(nls).map(key => key.split('.')[0]!);
    assert.deepEqual([...new Set(kinds)], TEXT_KINDS);
    const inOrder = [...kinds].sort((a, b) => TEXT_KINDS.indexOf(a) - TEXT_KINDS.indexOf(b));
    assert.deepEqual(kinds, inOrder);
  });

  it('sets each context key in one place, and uses it', () => {
    const declared = [
      ...matches(/^ {2}'(transcriptCoder\.[A-Za-z]+)': /gm, fs.readFileSync(CONTEXT_KEYS, 'utf8')),
    ];
    const set = [...code.matchAll(/new ContextKey\('([^']+)'\)/g)].map(match => match[1]!);
    assert.deepEqual(set.sort(), declared.sort());
    assert.equal(code.split("'setContext'").length, 2);
    const conditions = strings(manifest).join('\n');
    for (const key of declared)
      assert.match(conditions, new RegExp(`\\b${key}\\b`), `${key} is used nowhere`);
  });

  it('uses no context key that nobody sets', () => {
    const known = [...contextKeys(), ...viewIds()];
    const used = strings(manifest).flatMap(text =>
      [...text.matchAll(/(?<![\w:])(transcriptCoder\.[A-Za-z]+)/g)].map(match => match[1]!),
    );
    const unknown = used.filter(
      key => !known.includes(key) && !commands.includes(key) && !settings.includes(key),
    );
    assert.deepEqual(unknown, []);
  });

  it('reads each setting that it declares', () => {
    for (const setting of settings) {
      assert.ok(code.includes(`'${setting}'`), `${setting} is read nowhere`);
    }
  });

  it('points to files that are there', () => {
    const files = strings(manifest).filter(text => /^(\.\/)?(media|schemas)\//.test(text));
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
    assert.deepEqual(manifest.activationEvents, [
      'workspaceContains:**/study.json',
      // a memo that was open when the window was closed
      'onFileSystem:transcript-coder-memo',
    ]);
  });

  it('talks to nobody', () => {
    assert.doesNotMatch(
      code,
      /\b(fetch|XMLHttpRequest|WebSocket)\s*\(|node:(http|https|net|dgram)|TelemetryLogger/,
    );
  });

  function contextKeys(): string[] {
    return [...matches(/new ContextKey\('([^']+)'\)/g, code)];
  }

  function viewIds(): string[] {
    return Object.values(contributes.views as Record<string, { id: string }[]>)
      .flat()
      .map(view => view.id);
  }
});
