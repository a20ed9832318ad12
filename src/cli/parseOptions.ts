import * as l10n from '@vscode/l10n';
import type { Given, Options } from '../core/analyses/typed/option';
import { namesTyped, readTyped } from '../core/analyses/typed/readTyped';
import { HELP } from './help';

export { oneOf, single } from '../core/analyses/typed/option';

export interface Parsed {
  readonly operands: readonly string[];
  readonly given: Given;
  /** Whether the help was asked for; nothing else is checked then. */
  readonly wantsHelp: boolean;
}

/** Takes a command's arguments apart. @throws OptionError */
export function parseOptions(command: string, args: readonly string[], own: Options): Parsed {
  const options: Options = { ...own, help: HELP };
  if (namesTyped(args, options).includes('help')) return { operands: [], given: () => [], wantsHelp: true };
  const where = l10n.t('“transcript-coder {0} --help” lists the options.', command);
  return { ...readTyped(args, options, where), wantsHelp: false };
}
