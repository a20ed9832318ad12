import { isProgram } from '../../core/corpus/coders';
import type { Coder } from '../../core/studyFile/studyFile';
import * as l10n from '@vscode/l10n';

/** A codicon for the name of a coder, which tells programs from people. */
export function coderIcon(coder: Coder): string {
  return isProgram(coder) ? '$(hubot)' : '$(person)';
}

/** What stands beside the name of a coder: of a program `program · 2.1`, of a person the id. */
export function coderDescription(coder: Coder): string {
  const { program, id } = coder;
  if (!program) return id;
  const version = program.version?.trim();
  return version ? l10n.t('program · {0}', version) : l10n.t('program');
}
