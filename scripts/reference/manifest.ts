import fs from 'node:fs';
import path from 'node:path';

export const ROOT = path.join(__dirname, '..', '..');

export interface DeclaredCommand {
  readonly command: string;
  readonly title: string;
}

export interface MenuItem {
  readonly command: string;
  readonly when?: string;
}

export interface Keybinding extends MenuItem {
  readonly key: string;
  readonly mac?: string;
  readonly args?: { readonly singleKey?: string; readonly pressed?: string };
}

export interface Setting {
  readonly type: string;
  readonly default: unknown;
  readonly enum?: readonly string[];
  readonly enumDescriptions?: readonly string[];
  readonly markdownDescription: string;
}

export interface SettingGroup {
  readonly title: string;
  readonly properties: Readonly<Record<string, Setting>>;
}

export interface Contributions {
  readonly commands: readonly DeclaredCommand[];
  readonly menus: Readonly<Record<string, readonly MenuItem[]>>;
  readonly keybindings: readonly Keybinding[];
  readonly configuration: readonly SettingGroup[];
  readonly views: Readonly<Record<string, readonly { readonly id: string; readonly name: string }[]>>;
}

/** What package.json contributes, with its sentences in English in their places. */
export function contributions(): Contributions {
  const sentences = JSON.parse(read('package.nls.json')) as Record<string, string>;
  const { contributes } = JSON.parse(read('package.json'), (_, value: unknown) =>
    typeof value === 'string' ? value.replace(/^%(.+)%$/, (_, key: string) => sentences[key] ?? key) : value,
  ) as { contributes: Contributions };
  return contributes;
}

export function read(file: string): string {
  return fs.readFileSync(path.join(ROOT, file), 'utf8');
}
