import * as l10n from '@vscode/l10n';
import { type Result, fail } from '../base/result';
import type { Code, CodebookFile } from './code';
import type { Codebook } from './codebook';
import { FIELDS, FIELD_NAMES, type Field } from './definition';
import { updateCode } from './operations';
import { unknownCode } from './rewriteCodes';

/** All parts of a definition as text, those that are not there as empty ones. */
export type DefinitionTexts = Readonly<Record<Field, string>>;

/** What somebody is writing, and what they began with. */
export interface DefinitionDraft {
  readonly base: DefinitionTexts;
  readonly texts: DefinitionTexts;
}

export function textsOf(code: Code): DefinitionTexts {
  return eachField(field => plain(code[field] ?? ''));
}

/** The parts that are written otherwise than they were. */
export function changedParts({ base, texts }: DefinitionDraft): readonly Field[] {
  return FIELDS.filter(field => plain(texts[field]) !== plain(base[field]));
}

/** The parts that somebody else has changed meanwhile, to another text than the one that is written here. */
export function conflictingParts(draft: DefinitionDraft, code: Code): readonly Field[] {
  const now = textsOf(code);
  return changedParts(draft).filter(
    field => now[field] !== plain(draft.base[field]) && now[field] !== plain(draft.texts[field]),
  );
}

/** Takes a draft into the codebook: only what was changed in it. Fails where others have changed the same. */
export function saveDraft(codebook: Codebook, id: string, draft: DefinitionDraft): Result<CodebookFile> {
  const code = codebook.get(id);
  if (!code) return fail(unknownCode(id));
  const conflicts = conflictingParts(draft, code);
  if (conflicts.length > 0)
    return fail(
      l10n.t(
        'Somebody has changed this meanwhile: {0}.',
        conflicts.map(field => FIELD_NAMES[field]).join(', '),
      ),
    );
  const fields = changedParts(draft).map(field => [field, plain(draft.texts[field])] as const);
  return updateCode(codebook, id, Object.fromEntries(fields));
}

/** The draft on what the codebook has now: parts that were not touched are as they are there. */
export function rebased({ base, texts }: DefinitionDraft, code: Code): DefinitionDraft {
  const now = textsOf(code);
  const changed = changedParts({ base, texts });
  return { base: now, texts: eachField(field => (changed.includes(field) ? texts[field] : now[field])) };
}

function eachField(text: (field: Field) => string): DefinitionTexts {
  return Object.fromEntries(FIELDS.map(field => [field, text(field)])) as DefinitionTexts;
}

function plain(text: string): string {
  return text.replace(/\r\n?/g, '\n').trim();
}
