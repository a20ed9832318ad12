import fs from 'node:fs';
import path from 'node:path';
import { explained } from './explained';
import { keysOf } from './keys';
import { ROOT, contributions, type Contributions, type DeclaredCommand, type MenuItem } from './manifest';

/** Folders of features, in the order of the page. */
const CHAPTERS: readonly (readonly [string, string])[] = [
  ['study', 'Studies and transcripts'],
  ['coding', 'Coding'],
  ['codebook', 'The codebook'],
  ['people', 'People'],
  ['memos', 'Memos'],
  ['places', 'Segments whose place is uncertain'],
  ['reports', 'Reports and the summary grid'],
  ['coders', 'Two or more coders'],
  ['versions', 'Git'],
  ['exchange', 'Other programs, and archives'],
  ['manuscript', 'Papers'],
];

const MENUS: Readonly<Record<string, string>> = {
  'editor/context': 'context menu of the text',
  'editor/title': 'buttons above the text',
  'editor/title/context': 'context menu of the tab',
  'explorer/context': 'Explorer',
  'webview/context': 'context menu of the coded view',
};

/** docs/commands.md: every command, its keys, where it is found, and where it is explained. */
export function commandPage(): string {
  const all = contributions();
  const folders = foldersOfCommands();
  const chapters = CHAPTERS.map(([folder, heading]) => {
    const some = all.commands.filter(({ command }) => folders.get(command) === folder);
    return [
      `## ${heading}`,
      '',
      '| command | keys | also in | explained in |',
      '|---|---|---|---|',
      ...some.map(one => rowOf(one, all)),
    ].join('\n');
  });
  return `<!-- made by \`npm run reference\` -->

# Commands and keys

Every command is in the Command Palette (\`Ctrl+Shift+P\`, on a Mac \`Cmd+Shift+P\`) under “Transcript Coder” whenever there is something that it can be used for, except those marked with ○: they are for a row of a view, a place in a text or a key. Keys can be changed in Keyboard Shortcuts. They work in the transcripts of a study and in the coded view, unless another place is named, and replace none of VS Code’s own.

${chapters.join('\n\n')}
`;
}

/** Commands that the page has in no chapter. */
export function commandsLeftOut(): readonly string[] {
  const known = new Set(CHAPTERS.map(([folder]) => folder));
  const folders = foldersOfCommands();
  return contributions()
    .commands.map(({ command }) => command)
    .filter(command => !known.has(folders.get(command) ?? ''));
}

/** Titles of commands of the palette that no page explains. */
export function commandsUnexplained(): readonly string[] {
  const { commands, menus } = contributions();
  return commands
    .filter(({ command }) => !isHidden(command, menus))
    .map(({ title }) => title)
    .filter(title => explained(title) === undefined);
}

function rowOf({ command, title }: DeclaredCommand, { menus, keybindings, views }: Contributions): string {
  const names = new Map(
    Object.values(views).flatMap(some => some.map(({ id, name }) => [id, name] as const)),
  );
  const cells = [
    `${isHidden(command, menus) ? '○ ' : ''}${title}`,
    keysOf(command, keybindings),
    placesOf(command, menus, names).join(', '),
    explained(title) ?? '',
  ];
  return `| ${cells.join(' | ')} |`;
}

function placesOf(
  command: string,
  menus: Contributions['menus'],
  names: ReadonlyMap<string, string>,
): readonly string[] {
  const places = Object.entries(menus).flatMap(([menu, items]) =>
    items
      .filter(item => item.command === command)
      .flatMap(item => (menu.startsWith('view/') ? viewsOf(item, names) : (MENUS[menu] ?? []))),
  );
  return [...new Set(places)];
}

function viewsOf({ when = '' }: MenuItem, names: ReadonlyMap<string, string>): readonly string[] {
  return [...when.matchAll(/view == (transcriptCoder\.\w+)/g)].map(
    ([, id]) => `${names.get(id!) ?? id!} view`,
  );
}

function isHidden(command: string, menus: Contributions['menus']): boolean {
  return (menus['commandPalette'] ?? []).some(item => item.command === command && item.when === 'false');
}

/** The feature, as the name of its folder, that registers each command. */
function foldersOfCommands(): ReadonlyMap<string, string> {
  const features = path.join(ROOT, 'src', 'vscode', 'features');
  const files = fs
    .readdirSync(features, { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.ts'));
  return new Map(
    files.flatMap(file => {
      const source = fs.readFileSync(path.join(features, file), 'utf8');
      const registered = source.matchAll(/\.register(?:ForEditor|AtOnce)?\(\s*'(transcriptCoder\.\w+)'/g);
      return [...registered].map(([, command]) => [command!, file.split(path.sep)[0]!] as const);
    }),
  );
}
