import type { Paragraph } from '../manuscript';
import type { CheckedClaims, Claim } from './claim';
import type { ClaimScope } from './figures';
import type { PaperTable, RowClaims } from './inTables';
import { type Meant, figuresIn, judge, wrongOf } from './judge';
import type { MeantScopes } from './scopes';

/** What a row says of a code in one group of the study. */
interface Part {
  readonly ids: readonly string[];
  readonly name: string;
  readonly claims: readonly Claim[];
  readonly meant: Meant;
}

/**
 * What is wrong in a table of a paper. A table that does not say which group it is of is of that scope, or those, in which
 * most of its rows are right, if that is at least half of them.
 */
export function judgeTable(
  table: PaperTable,
  rows: readonly RowClaims[],
  scopes: MeantScopes,
  paragraphs: readonly Paragraph[],
): CheckedClaims {
  const cellOf = new Map(
    rows.flatMap(({ cells }) =>
      cells.flatMap(({ claims, paragraph }) => claims.map((claim): [Claim, number] => [claim, paragraph])),
    ),
  );
  const parts = rows.flatMap(row => partsOf(row, table, scopes));
  const usual = mostRight(parts);
  const placeOf = (claim: Claim) => {
    const paragraph = cellOf.get(claim)!;
    return { paragraph, text: paragraphs[paragraph]!.text };
  };
  const judged = parts.map(part => {
    const meant = usual && part.meant.others.length === 0 ? { scopes: usual, others: [] } : part.meant;
    return { findings: judge(part, meant, placeOf), figures: figuresIn(part, meant) };
  });
  return {
    findings: judged.flatMap(({ findings }) => findings),
    figures: judged.reduce((sum, { figures }) => sum + figures, 0),
  };
}

/** The cells of a row, those together that are of the same group. */
function partsOf({ ids, name, cells }: RowClaims, table: PaperTable, scopes: MeantScopes): readonly Part[] {
  const parts = new Map<string, { meant: Meant; claims: Claim[] }>();
  for (const { heads, claims } of cells) {
    const meant = scopes.inTable(table, heads);
    const key = meant.scopes.map(({ group = '' }) => group).join('\0');
    const part = parts.get(key) ?? { meant, claims: [] };
    parts.set(key, part);
    part.claims.push(...claims);
  }
  return [...parts.values()].map(part => ({ ids, name, ...part }));
}

/** Of the scopes in which anything may be meant those that fit most; undefined where they fit less than half. */
function mostRight(parts: readonly Part[]): readonly ClaimScope[] | undefined {
  const open = parts.filter(({ meant }) => meant.others.length === 0);
  const right = (open[0]?.meant.scopes ?? []).map(scope => ({
    scope,
    count: open.filter(part => wrongOf(part, { scopes: [scope], others: [] }).length === 0).length,
  }));
  const most = Math.max(0, ...right.map(({ count }) => count));
  if (most === 0 || most * 2 < open.length) return undefined;
  return right.filter(({ count }) => count === most).map(({ scope }) => scope);
}
