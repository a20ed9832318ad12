import * as v from 'valibot';
import { conflicts, formed, list, map, record, visibleText } from '../records/schemaParts';

const names = (description: string, example: string) =>
  v.optional(list(visibleText(description, [example]), description));

const day = (description: string) =>
  v.optional(formed(/^\d{4}-\d{2}-\d{2}$/, 'a day such as "2026-03-31"', description, ['2026-03-31']));

const condition = record(
  {
    attribute: visibleText('Name of an attribute of participants.', ['profession']),
    value: v.pipe(v.string('text'), v.description('The value, as a person writes it.')),
  },
  'Condition',
  'Keeps the participants who have an attribute with this value.',
);

const scope = record(
  {
    groups: names('Id of a group: only its transcripts.', 'part-1'),
    transcripts: names('Path of a transcript, or a pattern.', 'interviews/*.txt'),
    coders: names('Id of a coder: only their segments.', 'nd'),
    participants: names('Id of a participant: only they, and segments in their turns.', 'jc1'),
    where: v.optional(
      list(condition, 'Only participants who meet these; of one attribute any of the values.'),
    ),
    codes: names('Id of a code: only this one and those below it.', 'useful-tool-x7k2'),
    from: day('Only segments made on this day (UTC) or later.'),
    to: day('Only segments made on this day (UTC) or earlier.'),
    status: v.optional(
      v.pipe(
        v.picklist(['in-progress', 'complete'], '"in-progress" or "complete"'),
        v.description('Only coding with this status.'),
      ),
    ),
  },
  'Scope',
  'What is counted; what is absent does not narrow anything.',
);

/** A report of `study.json` that is kept by name. */
export const reportSchema = record(
  {
    id: visibleText('Names the report on the command line.', ['table-1-x7k2']),
    name: visibleText('What people read.', ['Table 1']),
    analysis: visibleText('What is counted: a command of transcript-coder.', ['frequency']),
    scope: v.optional(scope),
    options: v.optional(
      map(
        v.string(),
        v.union(
          [v.string(), v.number(), v.boolean(), v.array(v.string())],
          'text, a number, true, false or a list of texts',
        ),
        'The options of the analysis, as on the command line.',
      ),
    ),
    conflicts,
  },
  'Report',
  'A report that is kept by name, to be run again.',
);
