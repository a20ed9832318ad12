import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { figuresOf } from '../../../../../src/core/analyses/agreement/figures';
import { corrected, pooled } from '../../../../../src/core/analyses/agreement/nominal/chance';
import {
  brennanPrediger,
  cohenKappa,
  fleissKappa,
  gwetAc1,
  hasVariation,
  krippendorffAlpha,
  observedAgreement,
  pairTable,
  scottPi,
} from '../../../../../src/core/analyses/agreement/nominal/coefficients';
import { type Ratings, ratingsOf } from '../../../../../src/core/analyses/agreement/nominal/ratings';
import { Coincidences } from '../../../../../src/core/analyses/agreement/unitizing/coincidences';
import {
  relevanceAlpha,
  unitizingAlpha,
} from '../../../../../src/core/analyses/agreement/unitizing/unitizingAlphas';
import { skip } from '../../../node/skip';

/** Also what others keep beside this repository, when it is there. */
const SHARED = path.resolve(__dirname, '../../../../../../shared/agreement-vectors.json');

type Lists = readonly (readonly (string | null)[])[];

const FIGURES: Readonly<Record<string, (ratings: Ratings) => number | null>> = {
  alpha: ratings => corrected(krippendorffAlpha(ratings)),
  percent: ratings => observedAgreement(ratings) ?? null,
  percent_pairwise: ratings => observedAgreement(ratings) ?? null,
  cohen_kappa: ratings => corrected(cohenKappa(pairTable(ratings, 0, 1))),
  scott_pi: ratings => corrected(scottPi(pairTable(ratings, 0, 1))),
  fleiss_kappa: ratings => corrected(fleissKappa(ratings)),
  ac1: ratings => corrected(gwetAc1(ratings)),
  brennan_prediger: ratings => corrected(brennanPrediger(ratings)),
};

/** Within half of the last digit that is printed, or so much of it. */
function assertPrinted(actual: number | null, printed: string, at: string, ofDigit = 0.5): void {
  const digits = printed.split('.')[1]?.length ?? 0;
  const far = Math.abs((actual ?? NaN) - Number(printed));
  assert.ok(far <= ofDigit * 10 ** -digits + 1e-12, `${at}: found ${actual}, printed ${printed}`);
}

/** Ratings of two coders from their table, rows the first. */
function fromTable(table: readonly (readonly number[])[]): Lists {
  const cells = table.flatMap((row, i) =>
    row.flatMap((n, j) => Array.from({ length: n }, () => [String(i), String(j)] as const)),
  );
  return [cells.map(([first]) => first), cells.map(([, second]) => second)];
}

/** Ratings from how many coders gave each category to each unit. */
function fromCounts(units: readonly string[], coders: number): Lists {
  const rated = units.map(unit =>
    [...unit].flatMap((n, category) => Array.from({ length: Number(n) }, () => String(category))),
  );
  return Array.from({ length: coders }, (_, i) => rated.map(unit => unit[i] ?? null));
}

const characters = (text: string) => [...text].map(one => (one === '-' ? null : one));

/** Subjects of Fleiss 1971, Table 1: how many of six raters gave each of five diagnoses. */
const FLEISS =
  '00060 03003 01401 00006 03030 20400 00402 20310 20040 00006 10050 11040 03300 10050 02031 ' +
  '00501 30012 51000 02040 10203 00006 01050 02013 20040 10041 05010 40002 02040 10500 00006';

const EXAMPLES: readonly (readonly [string, Lists, Readonly<Record<string, string>>])[] = [
  [
    'Krippendorff 2011, section C: four coders, missing ratings; others as irrCAC prints them',
    ['123321412---', '1233224125--', '-33323422513', '12332441251-'].map(characters),
    { alpha: '0.743', percent_pairwise: '0.818', ac1: '0.775', brennan_prediger: '0.773' },
  ],
  [
    'Krippendorff 2011, section A: two coders, yes or no',
    ['1100000000', '0110010100'].map(characters),
    { alpha: '0.095', percent: '0.6' },
  ],
  [
    'Cohen 1960, p. 45',
    fromTable([
      [88, 14, 18],
      [10, 40, 10],
      [2, 6, 12],
    ]),
    { cohen_kappa: '0.492', percent: '0.70' },
  ],
  [
    'Fleiss 1971, p. 379: six raters, 30 subjects',
    fromCounts(FLEISS.split(' '), 6),
    { fleiss_kappa: '0.430', percent_pairwise: '0.556', alpha: '0.4334' },
  ],
  [
    'Artstein & Poesio 2008, p. 558: two categories',
    fromTable([
      [20, 10],
      [20, 50],
    ]),
    { brennan_prediger: '0.4', scott_pi: '0.341', cohen_kappa: '0.348' },
  ],
  [
    'Artstein & Poesio 2008, p. 568: three categories',
    fromTable([
      [46, 0, 0],
      [6, 32, 6],
      [0, 0, 10],
    ]),
    { scott_pi: '0.7995', cohen_kappa: '0.8013', alpha: '0.8005' },
  ],
  [
    'Feinstein & Cicchetti 1990, table 1',
    fromTable([
      [40, 9],
      [6, 45],
    ]),
    { percent: '0.85', cohen_kappa: '0.70' },
  ],
  [
    'Feinstein & Cicchetti 1990, table 2: the same percent, another κ',
    fromTable([
      [80, 10],
      [5, 5],
    ]),
    { percent: '0.85', cohen_kappa: '0.32' },
  ],
  [
    'Randolph 2005: three coders, four units',
    ['1111', '1111', '1001'].map(characters),
    { fleiss_kappa: '-0.2', brennan_prediger: '0.333' },
  ],
  [
    'Gwet’s table of 100 as irrCAC prints it: one category rare',
    fromTable([
      [80, 7],
      [8, 5],
    ]),
    { percent: '0.85', ac1: '0.808', cohen_kappa: '0.314' },
  ],
];

/** The example of Krippendorff 2004, p. 254: where two coders find c, and k, in 300 characters from 150 on. */
const UNITS = {
  c: [
    ['225-295 370-400', '220-300 355-375 400-420'],
    { character_kappa: '0.5', character_alpha: '0.4984', u_alpha_2016: '0.5163' },
  ],
  k: [['180-240 300-350', '180-240 300-350'], { character_alpha: '1', u_alpha_2016: '1' }],
} as const;

describe('published examples of agreement', () => {
  for (const [source, lists, expected] of EXAMPLES) {
    it(source, () => {
      const ratings = ratingsOf(lists);
      for (const [name, printed] of Object.entries(expected)) {
        assertPrinted(FIGURES[name]!(ratings), printed, name);
      }
    });
  }

  it('Krippendorff 2004, p. 254: a text cut into units, by the formulas of 2016', () => {
    for (const [code, [coders, expected]] of Object.entries(UNITS)) {
      const spans = coders.map(text => text.split(' ').map(span => span.split('-').map(Number)));
      assertSpans(spans as [number, number][][], 150, 300, expected, code);
    }
  });

  it('NVivo’s help: 50 of 1000 characters coded by both, 150 by one of them', () => {
    const { figures } = figuresOf({
      coders: 2,
      categories: 2,
      values: Int32Array.of(1, 1, 1, 0, 0, 0),
      weights: Float64Array.of(50, 150, 800),
    });
    assert.equal(figures.percent, 0.85);
  });

  it('de Vries et al. 2008: κ pooled over codes is of the mean agreements', () => {
    const tables = [
      [
        [40, 9],
        [6, 45],
      ],
      [
        [80, 10],
        [5, 5],
      ],
    ].map(table => cohenKappa(pairTable(ratingsOf(fromTable(table)), 0, 1))!);
    // Po 0.85 and 0.85; Pe 0.49·0.46 + 0.51·0.54 = 0.5008 and 0.9·0.85 + 0.1·0.15 = 0.78
    assert.ok(Math.abs(corrected(pooled(tables))! - (0.85 - 0.6404) / (1 - 0.6404)) < 1e-12);
    assert.equal(pooled([]), undefined);
    assert.equal(corrected(pooled([tables[0], undefined])), corrected(tables[0]));
  });

  it('no figure where nothing varies or there is nothing, and none is 1', () => {
    for (const lists of [
      ['0000', '0000'],
      ['1111', '1111'],
      ['1-0', '1--'],
    ].map(texts => texts.map(characters))) {
      assert.equal(hasVariation(ratingsOf(lists)), false);
    }
    const nobody = figuresOf({
      coders: 2,
      categories: 2,
      values: Int32Array.of(0, 0),
      weights: Float64Array.of(10),
    }).figures;
    assert.deepEqual(
      [nobody.percent, nobody.positive, nobody.kappa, nobody.alpha, nobody.ac1, nobody.reason],
      [null, null, null, null, null, 'no variation'],
    );
    const nothing = figuresOf({
      coders: 2,
      categories: 2,
      values: new Int32Array(),
      weights: new Float64Array(),
    });
    assert.deepEqual([nothing.figures.reason, nothing.figures.n], ['no units', 0]);
    const once = ratingsOf(['0000000000', '0000000001'].map(characters));
    assertPrinted(FIGURES['cohen_kappa']!(once), '0.0', 'κ');
    assertPrinted(FIGURES['ac1']!(once), '0.8895', 'AC1');
    assertPrinted(FIGURES['brennan_prediger']!(once), '0.8', 'B–P');
  });
});

interface Shared {
  readonly nominal: {
    readonly name: string;
    readonly coders: Record<string, (string | null)[]>;
    readonly expected: Record<string, number>;
  }[];
  readonly spans: {
    readonly length: number;
    readonly offset: number;
    readonly coders?: Record<string, [number, number, string][]>;
    readonly expected: Record<string, Record<string, number>>;
  }[];
}

describe('examples of agreement that are kept beside this repository', () => {
  it('match to the digits given', function () {
    if (!fs.existsSync(SHARED)) skip(this, `there is no ${SHARED}`);
    const shared = JSON.parse(fs.readFileSync(SHARED, 'utf8')) as Shared;
    for (const { name, coders, expected } of shared.nominal) {
      const ratings = ratingsOf(Object.values(coders));
      for (const [figure, printed] of Object.entries(expected)) {
        // α of “AP568” is 1 − 199 · 24 / 23944 = 0.8005346, and stands there as 0.80054
        assertPrinted(FIGURES[figure]!(ratings), String(printed), `${name} ${figure}`, 0.6);
      }
    }
    for (const { coders = {}, length, offset, expected } of shared.spans) {
      if (Object.keys(coders).length === 0) continue;
      for (const [code, printed] of Object.entries(expected)) {
        const spans = Object.values(coders).map(own =>
          own.filter(([, , one]) => one === code).map(([start, end]): [number, number] => [start, end]),
        );
        const texts = Object.entries(printed).map(([figure, digits]) => [figure, String(digits)]);
        assertSpans(spans, offset, length, Object.fromEntries(texts), code);
      }
    }
  });
});

function assertSpans(
  spans: readonly (readonly [number, number])[][],
  offset: number,
  length: number,
  expected: Readonly<Record<string, string>>,
  code: string,
): void {
  const isCoded = (own: readonly (readonly [number, number])[], at: number) =>
    own.some(([start, end]) => start <= at && at < end);
  const lists = spans.map(own => Array.from({ length }, (_, i) => (isCoded(own, offset + i) ? '1' : '0')));
  const ratings = ratingsOf(lists);
  const coincidences = new Coincidences(spans.length, 1);
  coincidences.add({
    length,
    coders: spans.map(own => {
      const sorted = [...own].sort(([a], [b]) => a - b);
      return {
        starts: sorted.map(([start]) => start - offset),
        ends: sorted.map(([, end]) => end - offset),
        values: sorted.map(() => 1),
      };
    }),
  });
  const found: Readonly<Record<string, number | null>> = {
    character_kappa: FIGURES['cohen_kappa']!(ratings),
    character_alpha: FIGURES['alpha']!(ratings),
    u_alpha_2016: unitizingAlpha(coincidences),
  };
  for (const [name, printed] of Object.entries(expected))
    assertPrinted(found[name]!, printed, `${code} ${name}`);
  // of one code, telling it from the rest is telling what is coded from what is not
  assert.ok(Math.abs(relevanceAlpha(coincidences)! - unitizingAlpha(coincidences)!) < 1e-12);
}
