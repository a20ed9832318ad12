import * as l10n from '@vscode/l10n';
import * as v from 'valibot';
import { conflicts, formed, list, map, record, visibleText } from '../records/schemaParts';

const names = (description: string, example: string) =>
  v.optional(list(visibleText(description, [example]), description));

const day = (description: string) =>
  v.optional(
    formed(/^\d{4}-\d{2}-\d{2}$/, l10n.t('a date such as "2026-03-31"'), description, ['2026-03-31']),
  );

const condition = record(
  {
    attribute: visibleText('Name of a participant attribute.', ['profession']),
    value: v.pipe(v.string(l10n.t('text')), v.description('The value, written as text: nurse, 43, true.')),
  },
  'Condition',
  'Keeps the participants whose attribute has this value.',
);

const scope = record(
  {
    groups: names('Ids of groups: only their transcripts are counted.', 'part-1'),
    transcripts: names('Paths of transcripts, or patterns.', 'interviews/*.txt'),
    coders: names('Ids of coders: only their segments are counted.', 'nd'),
    participants: names('Ids of participants: only these, and segments in their turns, are counted.', 'jc1'),
    where: v.optional(
      list(
        condition,
        'Only participants who meet these conditions are counted. Several values of one attribute are alternatives.',
      ),
    ),
    codes: names('Ids of codes: only these and the codes below them are counted.', 'useful-tool-x7k2'),
    codeGroups: names(
      'Ids of code groups: only their codes and the codes below them are counted.',
      'emotions-k2m9',
    ),
    queries: names(
      'Ids of saved queries, or queries: their passages are counted as the segments of a code are.',
      'trust-and-fear-k2m9',
    ),
    from: day('Only segments created on this day (UTC) or later are counted.'),
    to: day('Only segments created on this day (UTC) or earlier are counted.'),
    status: v.optional(
      v.pipe(
        v.picklist(['in-progress', 'complete'], l10n.t('"in-progress" or "complete"')),
        v.description('Only coding with this status is counted.'),
      ),
    ),
  },
  'Scope',
  'What is counted. A filter that is left out restricts nothing.',
);

/** A pinned report of `study.json`. */
export const reportSchema = record(
  {
    id: visibleText('Identifies the report on the command line.', ['table-1-x7k2']),
    name: visibleText('The name of the report.', ['Table 1']),
    analysis: visibleText('The analysis: a command of transcript-coder.', ['frequency']),
    scope: v.optional(scope),
    options: v.optional(
      map(
        v.string(),
        v.union(
          [v.string(), v.number(), v.boolean(), v.array(v.string())],
          l10n.t('text, a number, true, false or a list of texts'),
        ),
        'Options of the analysis, named as on the command line.',
      ),
    ),
    conflicts,
  },
  'Report',
  'A pinned report: an analysis with its scope and options, to be run again.',
);
