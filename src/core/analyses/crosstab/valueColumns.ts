import * as l10n from '@vscode/l10n';
import { valuesOf } from '../kit/parameters';
import type { Corpus } from '../../corpus/corpus';
import type { Scope } from '../../corpus/scope';
import type { Participant } from '../../studyFile/studyFile';
import { type Result, fail, ok } from '../../base/result';
import { bandsOf, readCuts } from './bands';

/** A value of an attribute, or a band of values, and who has it. */
export interface ValueColumn {
  /** As written: `nurse`, `43`, `30–49`. */
  readonly value: string;
  /** Indexes of the scope's participants. */
  readonly who: readonly number[];
  /** The values that they have, as written. */
  readonly values: readonly string[];
}

export interface ValueColumns {
  readonly columns: readonly ValueColumn[];
  /** Participants of the scope who lack the attribute, or for whom it is null. */
  readonly without: readonly Participant[];
}

/**
 * Who has which value: numbers by value, then text. With bands, numbers are cut (`30,50`: <30, 30–49, ≥50). Fails when
 * no one has the attribute, and when a text is to be cut.
 */
export function valueColumns(
  corpus: Corpus,
  { participants }: Scope,
  attribute: string,
  bands: string,
): Result<ValueColumns> {
  const cuts = readCuts(bands);
  if (!cuts.ok) return cuts;
  const valueOf = ({ attributes = {} }: Participant) =>
    Object.hasOwn(attributes, attribute) ? attributes[attribute]! : null;
  const values = participants.map(valueOf);
  const having = values.flatMap((value, i) => (value === null ? [] : [{ value, i }]));
  if (having.length === 0) return fail(l10n.t('No participant here has a value for “{0}”.', attribute));
  const without = participants.filter((_, i) => values[i] === null);
  if (cuts.value.length === 0) {
    const columns = valuesOf(corpus, attribute).map((value): ValueColumn => {
      return {
        value,
        who: having.filter(one => String(one.value) === value).map(({ i }) => i),
        values: [value],
      };
    });
    return ok({ columns: columns.filter(({ who }) => who.length > 0), without });
  }

  const notNumber = having.find(({ value }) => typeof value !== 'number');
  if (notNumber) {
    return fail(
      l10n.t(
        'bands: only numbers can be divided into bands, but “{0}” has the value “{1}”.',
        attribute,
        String(notNumber.value),
      ),
    );
  }
  const numbers = having.map(({ value, i }) => ({ value: value as number, i }));
  const columns = bandsOf(
    cuts.value,
    numbers.map(({ value }) => value),
  ).map(({ from, to, label }): ValueColumn => {
    const inside = numbers.filter(({ value }) => value >= from && value < to);
    return {
      value: label,
      who: inside.map(({ i }) => i),
      values: [...new Set(inside.map(({ value }) => String(value)))],
    };
  });
  return ok({ columns, without });
}
