import * as l10n from '@vscode/l10n';
import { agreement } from '../../analyses/agreement/agreement';
import { reasonInWords } from '../../analyses/agreement/captions';
import { compareCoding } from '../../analyses/agreement/comparedCoding';
import type { UnitKind } from '../../analyses/agreement/units/unitKind';
import { frequency } from '../../analyses/frequency/frequency';
import type { Preset, Representativeness } from '../../analyses/frequency/representativeness';
import { finish } from '../../base/steps';
import type { Corpus } from '../../corpus/corpus';
import { findScope } from '../../corpus/scope';
import type { ScopeOptions } from '../../studyFile/scopeOptions';

/** The figures of frequency tables and of agreement that can be followed. */
export const FIGURES = ['n', 'label', 'segments', 'percent', 'kappa', 'alpha'] as const;

export type FigureKind = (typeof FIGURES)[number];

/** Which figure is followed. */
export interface FigureRequest {
  readonly what: FigureKind;
  /** Id of a code or theme; none for agreement over all codes. */
  readonly code: string | undefined;
  /** What is counted; for agreement, between the coders of it. */
  readonly scope: ScopeOptions;
  /** Of labels. */
  readonly preset: Preset;
  /** Of agreement. */
  readonly unit: UnitKind;
}

/** A figure at a commit; `none` is the label of what nobody mentioned. */
export type FigureValue = number | Representativeness | 'none';

export interface Measured {
  /** Null where there is no figure. */
  readonly value: FigureValue | null;
  /** Participants in all, where these are counted. */
  readonly of?: number;
  /** Why there is none. */
  readonly reason?: string;
}

export function isAgreement(what: FigureKind): boolean {
  return what === 'percent' || what === 'kappa' || what === 'alpha';
}

/** The figure as a study has it. */
export function measure(corpus: Corpus, request: FigureRequest): Measured {
  const { code } = request;
  if (code !== undefined && !corpus.codebook.get(code)) return missingCode(corpus, code);
  return isAgreement(request.what) ? measureAgreement(corpus, request) : measureFrequency(corpus, request);
}

/** Whether two figures are the same for a reader; why there is none is no figure. */
export function isSame(a: Measured, b: Measured): boolean {
  return a.value === b.value;
}

function missingCode({ codebook }: Corpus, code: string): Measured {
  const into = codebook.resolve(code);
  return none(into ? l10n.t('merged into {0}', into.name) : l10n.t('the codebook does not have the code'));
}

function measureFrequency(corpus: Corpus, { what, code, scope, preset }: FigureRequest): Measured {
  const table = frequency(corpus, { ...scope, codes: [code!], codeGroups: [], preset, all: true });
  if (!table.ok) return none(table.error);
  const row = table.value.rows.find(({ id }) => id === code);
  if (!row) return none(l10n.t('the codebook does not have the code'));
  if (what === 'segments') return { value: row.segments };
  const { participants } = table.value.scope;
  return { value: what === 'n' ? row.participants : (row.label ?? 'none'), of: participants };
}

function measureAgreement(corpus: Corpus, { what, code, scope, unit }: FigureRequest): Measured {
  if (corpus.onlyCoders) return none(l10n.t('the coding of others is hidden'));
  const found = findScope(corpus, { ...scope, codes: [], codeGroups: [] });
  if (!found.ok) return none(found.error);
  const compared = compareCoding(corpus, found.value, {
    coders: [],
    level: 'all',
    missing: 'uncoded',
    speakers: 'all',
  });
  if (!compared.ok) return none(compared.error);
  const options = { unit, overlap: 50, resamples: 0, seed: 1, all: false };
  const { rows, overall } = finish(agreement(corpus, compared.value, options));
  const figures = code === undefined ? overall : rows.find(row => row.code === code);
  if (!figures) return none(l10n.t('none of the coders used the code'));
  const value = figures[what as 'percent' | 'kappa' | 'alpha'];
  return value === null ? none(reasonInWords(figures.reason ?? '')) : { value };
}

export function none(reason: string): Measured {
  return { value: null, reason };
}
