import type { Command } from './command';
import { ANALYSIS_HELP } from './commands/analysisHelp';

type Load = () => Promise<Command>;

/** Commands beside those of analyses, in the order of the list in their group. */
const OTHERS: Readonly<Record<string, Load>> = {
  search: async () => (await import('./commands/search')).searchCommand,
  report: async () => (await import('./commands/report')).reportCommand,
  page: async () => (await import('./commands/page')).pageCommand,
  codebook: async () => (await import('./commands/codebook')).codebookCommand,
  import: async () => (await import('./commands/importTranscripts')).importCommand,
  export: async () => (await import('./commands/export')).exportCommand,
  archive: async () => (await import('./commands/archive')).archiveCommand,
  scan: async () => (await import('./commands/scan')).scanCommand,
  pseudonymise: async () => (await import('./commands/pseudonymise')).pseudonymiseCommand,
  manuscript: async () => (await import('./commands/manuscript')).manuscriptCommand,
  check: async () => (await import('./commands/check')).checkCommand,
  verify: async () => (await import('./commands/verify')).verifyCommand,
  places: async () => (await import('./commands/places')).placesCommand,
  turns: async () => (await import('./commands/turns')).turnsCommand,
  repair: async () => (await import('./commands/repair')).repairCommand,
  review: async () => (await import('./commands/review')).reviewCommand,
  history: async () => (await import('./commands/history')).historyCommand,
  audit: async () => (await import('./commands/audit')).auditCommand,
  bisect: async () => (await import('./commands/bisect')).bisectCommand,
  merge: async () => (await import('./commands/merge')).mergeCommand,
  'merge-driver': async () => (await import('./commands/mergeDriver')).mergeDriverCommand,
  completion: async () => (await import('./commands/completion')).completionCommand(allCommands),
};

/** Other names of commands. */
const ALIASES: ReadonlyMap<string, string> = new Map([
  ['resolve', 'places'],
  ['pseudonymize', 'pseudonymise'],
]);

/** Each command is loaded when it is run: to load all of them takes twice as long as Node's own start. */
const LOADS: ReadonlyMap<string, Load> = new Map([
  ...Object.keys(ANALYSIS_HELP).map((id): [string, Load] => [id, () => commandOfAnalysis(id)]),
  ...Object.entries(OTHERS),
]);

/** The names of all commands, in their order. */
export const COMMAND_NAMES: readonly string[] = [...LOADS.keys()];

/** @param name what was typed @returns undefined where no command has this name */
export async function commandOf(name: string): Promise<Command | undefined> {
  return LOADS.get(ALIASES.get(name) ?? name)?.();
}

export function allCommands(): Promise<readonly Command[]> {
  return Promise.all([...LOADS.values()].map(load => load()));
}

async function commandOfAnalysis(id: string): Promise<Command> {
  return (await import('./commands/analysisCommands')).ANALYSIS_COMMANDS.find(({ name }) => name === id)!;
}
