/** A keybinding as the manifest has it. */
export interface Keybinding {
  readonly key: string;
  readonly mac?: string;
  readonly command: string;
  readonly when?: string;
  /** `singleKey` says that it is one, and which. */
  readonly args?: Readonly<Record<string, unknown>> & { readonly singleKey?: string };
}

/** What a command does with some arguments, and the keys for that. */
export interface BoundCommand {
  readonly command: string;
  readonly args: Readonly<Record<string, unknown>>;
  /** As a person reads them, the shortest first. */
  readonly keys: readonly string[];
}

const NAMES: Readonly<Record<string, string>> = {
  left: '←',
  right: '→',
  up: '↑',
  down: '↓',
  cmd: '⌘',
};

/** A key of the manifest as a person reads it: `Alt+Q`, `?`. */
export function keyText(key: string): string {
  if (key === 'shift+/') return '?';
  return key
    .split('+')
    .map(part => NAMES[part] ?? part[0]!.toUpperCase() + part.slice(1))
    .join('+');
}

/** Commands with all their keys, in the order in which the manifest first names them. */
export function boundCommands(keybindings: readonly Keybinding[]): BoundCommand[] {
  const found = new Map<string, BoundCommand & { keys: string[] }>();
  for (const { command, key, mac, args: { singleKey: _, ...args } = {} } of keybindings) {
    const name = JSON.stringify([command, args]);
    let bound = found.get(name);
    if (!bound) found.set(name, (bound = { command, args, keys: [] }));
    const text = mac && mac !== key ? `${keyText(key)} (Mac: ${keyText(mac)})` : keyText(key);
    if (!bound.keys.includes(text)) bound.keys.push(text);
  }
  for (const { keys } of found.values()) keys.sort((a, b) => a.length - b.length);
  return [...found.values()];
}
