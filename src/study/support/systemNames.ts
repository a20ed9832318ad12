// Names of systems and programs, taken only where they are well known: a version can have the name of a computer in it.

const KERNELS: Readonly<Record<string, string>> = {
  Linux: 'Linux',
  Darwin: 'macOS (Darwin)',
  Windows_NT: 'Windows',
};
const PROCESSORS = new Set(['x64', 'arm64', 'arm', 'ia32']);

/** An operating system, as Node tells of it. */
export function systemName(type: string, release: string, processor: string): string {
  const isWsl = type === 'Linux' && /microsoft/i.test(release);
  const known = KERNELS[type];
  const parts = [
    known && numbersOf(release),
    isWsl ? 'WSL' : undefined,
    PROCESSORS.has(processor) ? processor : undefined,
  ];
  return [known ?? '?', ...parts.filter(one => one !== undefined)].join(' ');
}

const BROWSER_SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/Windows/, 'Windows'],
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Mac OS X|Macintosh/, 'macOS'],
  [/CrOS/, 'ChromeOS'],
  [/Linux/, 'Linux'],
];
const BROWSERS = ['Edg', 'OPR', 'Firefox', 'Chrome', 'Version'] as const;
const BROWSER_NAMES: Readonly<Record<string, string>> = { Edg: 'Edge', OPR: 'Opera', Version: 'Safari' };

/** The operating system and the browser that a user agent tells of. */
export function systemOfBrowser(userAgent: string): string {
  const system = BROWSER_SYSTEMS.find(([pattern]) => pattern.test(userAgent))?.[1] ?? '?';
  for (const name of BROWSERS) {
    const version = new RegExp(`${name}/(\\d+)`).exec(userAgent)?.[1];
    if (version !== undefined) return `${system}, ${BROWSER_NAMES[name] ?? name} ${version}`;
  }
  return system;
}

const REMOTES = new Set([
  'ssh-remote', 'wsl', 'dev-container', 'attached-container', 'k8s-container', 'codespaces', 'tunnel', 'github', 'azurerepos',
]); // prettier-ignore

/** What kind of remote window it is. */
export function remoteName(name: string): string {
  return REMOTES.has(name) ? name : '?';
}

const EDITORS = new Set([
  'Visual Studio Code', 'Visual Studio Code - Insiders', 'Code - OSS', 'VSCodium', 'code-server', 'Cursor', 'Windsurf',
  'Positron',
]); // prettier-ignore

/** The program that the extension runs in. */
export function editorName(name: string): string {
  return EDITORS.has(name) ? name : '?';
}

/** The numbers with which a version begins, or that follow a program's name: `git version 2.43.0`. */
export function numbersOf(version: string): string | undefined {
  return /\d+(?:\.\d+)+/.exec(version)?.[0];
}
