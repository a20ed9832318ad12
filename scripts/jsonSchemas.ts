import { type ConversionConfig, type JsonSchema, toJsonSchema } from '@valibot/to-json-schema';
import type { GenericSchema } from 'valibot';
import { CODE_ALTERNATIVES, codeOrMerged, codebookSchema } from '../src/core/codebook/codebookSchema';
import { SCALE_ALTERNATIVES, scaleSchema } from '../src/core/codebook/scaleSchema';
import { sidecarSchema, segmentSchema } from '../src/core/coding/sidecarSchema';
import { VISIBLE } from '../src/core/records/schemaParts';
import { studySchema } from '../src/core/studyFile/studySchema';
import { summariesSchema } from '../src/core/summaries/summarySchema';

const DRAFT_07 = 'http://json-schema.org/draft-07/schema#';

const CONFIG: ConversionConfig = {
  target: 'draft-07',
  typeMode: 'input',
  overrideSchema({ valibotSchema, jsonSchema }) {
    if (Object.is(valibotSchema, codeOrMerged)) return codeAlternatives();
    if (Object.is(valibotSchema, scaleSchema)) return scaleAlternatives();
    if (Object.is(valibotSchema, segmentSchema.pipe[0])) return { ...jsonSchema, ...MEMO_WITHOUT_CODES };
    // other schemas that look at the value first do so to be stricter than Valibot's own
    return isLazy(valibotSchema) ? convert(valibotSchema.getter(undefined)) : undefined;
  },
};

/** What Valibot does not say: a segment without codes has a memo. */
const MEMO_WITHOUT_CODES: JsonSchema = {
  if: { properties: { codes: { maxItems: 0 } } },
  then: {
    required: ['memo'],
    properties: {
      memo: {
        pattern: VISIBLE.source,
        description: 'The annotation: a segment without codes has one.',
        patternErrorMessage: 'Expected text that is not empty, as there are no codes.',
      } as JsonSchema,
    },
  },
};

/** File name → text of the JSON Schemas, made from the schemas by which the files are read. */
export function jsonSchemas(): Readonly<Record<string, string>> {
  return {
    'study.schema.json': toText(studySchema),
    'codebook.schema.json': toText(codebookSchema),
    'coding.schema.json': toText(sidecarSchema),
    'summaries.schema.json': toText(summariesSchema),
  };
}

/** As a condition, not as alternatives: so an editor says what is wrong with the one that is meant. */
function codeAlternatives(): JsonSchema {
  const { code, mergedCode } = CODE_ALTERNATIVES;
  return { type: 'object', if: { required: ['mergedInto'] }, then: convert(mergedCode), else: convert(code) };
}

function scaleAlternatives(): JsonSchema {
  const { ordinal, numeric } = SCALE_ALTERNATIVES;
  const isNumeric: JsonSchema = { properties: { kind: { const: 'numeric' } }, required: ['kind'] };
  const description = 'The values that a coding with the code can have.';
  return { type: 'object', description, if: isNumeric, then: convert(numeric), else: convert(ordinal) };
}

function toText(schema: GenericSchema): string {
  const { title, description, ...rest } = convert(schema);
  return `${JSON.stringify({ $schema: DRAFT_07, title, description, ...rest }, undefined, 2)}\n`;
}

/** Without the definitions that stand for lazy schemas: each is written in its place. */
function convert(schema: GenericSchema): JsonSchema {
  const { $schema: _, $defs: _defs, ...rest } = toJsonSchema(schema, CONFIG);
  return rest;
}

function isLazy(schema: unknown): schema is { readonly getter: (input: unknown) => GenericSchema } {
  return (schema as { readonly type: string }).type === 'lazy';
}
