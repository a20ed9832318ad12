import { count } from '../../base/phrases';
import type { CrosstabScope } from './crosstab';

/** What the columns count, and which tests were made. */
export function crosstabLegend(facts: CrosstabScope): readonly string[] {
  const { attribute, of } = facts;
  return [
    `Under each value of “${attribute}”: participants with that value who have a turn that a segment overlaps. %: of all who have the value, coded or not.`,
    `All: of the ${count(of, 'participant')} with a value.`,
    'A theme’s figures are of all that carries it or a code under it, each once.',
    ...(facts.tests ? testSentences(facts) : []),
  ];
}

function testSentences({ testsMade, adjust }: CrosstabScope): string[] {
  return [
    'Test: whether mentioning depends on the value; participants who mention it and who do not, each one unit, taken as independent of the others.',
    'Pearson’s χ² without continuity correction where expected counts are large enough (two values: all at least 5; more: none below 1, at most 20 % below 5; Cochran 1954); else Fisher’s exact test, two-sided, for more than two values as extended by Freeman & Halton 1951.',
    'V: Cramér’s V (Cramér 1946), from χ² whichever test was made.',
    `${count(testsMade, 'test')} made; ${
      adjust === 'holm'
        ? 'p (Holm): adjusted for that (Holm 1979); p is not.'
        : 'p values are not adjusted for that.'
    }`,
  ];
}
