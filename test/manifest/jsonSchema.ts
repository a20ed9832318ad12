/** What our JSON Schemas use of draft-07. */
export interface JsonSchema {
  readonly type?: string;
  readonly title?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: JsonSchema;
  readonly propertyNames?: JsonSchema;
  readonly items?: JsonSchema;
  readonly maxItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly pattern?: string;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly JsonSchema[];
  readonly if?: JsonSchema;
  readonly then?: JsonSchema;
  readonly else?: JsonSchema;
}

/** Keywords that say something to people, not about values. */
const SPOKEN = new Set(['$schema', 'title', 'description', 'examples', 'default', 'patternErrorMessage']);

type Check = (value: unknown, schema: JsonSchema) => boolean;

/** Whether a value fits a schema, by draft-07. Throws on a keyword that is not in the list. */
export function accepts(schema: JsonSchema, value: unknown): boolean {
  return Object.keys(schema).every(keyword => {
    if (SPOKEN.has(keyword)) return true;
    const check = CHECKS[keyword];
    if (!check) throw new Error(`This test does not know the keyword "${keyword}".`);
    return check(value, schema);
  });
}

const CHECKS: Readonly<Record<string, Check>> = {
  type: (value, { type }) => typesOf(value).includes(type!),
  enum: (value, schema) => schema.enum!.includes(value),
  pattern: (value, { pattern }) => typeof value !== 'string' || new RegExp(pattern!).test(value),
  minimum: (value, { minimum }) => typeof value !== 'number' || value >= minimum!,
  maximum: (value, { maximum }) => typeof value !== 'number' || value <= maximum!,
  items: (value, { items }) => !Array.isArray(value) || value.every(item => accepts(items!, item)),
  maxItems: (value, { maxItems }) => !Array.isArray(value) || value.length <= maxItems!,
  required: (value, { required }) => !isObject(value) || required!.every(key => Object.hasOwn(value, key)),
  properties: (value, { properties }) =>
    !isObject(value) ||
    Object.entries(properties!).every(
      ([key, schema]) => !Object.hasOwn(value, key) || accepts(schema, value[key]),
    ),
  additionalProperties: (value, { additionalProperties, properties }) =>
    !isObject(value) ||
    Object.entries(value).every(
      ([key, inner]) =>
        (properties && Object.hasOwn(properties, key)) || accepts(additionalProperties!, inner),
    ),
  propertyNames: (value, { propertyNames }) =>
    !isObject(value) || Object.keys(value).every(key => accepts(propertyNames!, key)),
  anyOf: (value, { anyOf }) => anyOf!.some(schema => accepts(schema, value)),
  if: (value, schema) => accepts((accepts(schema.if!, value) ? schema.then : schema.else) ?? {}, value),
  then: () => true,
  else: () => true,
};

function typesOf(value: unknown): string[] {
  if (value === null) return ['null'];
  if (Array.isArray(value)) return ['array'];
  return typeof value === 'number' && Number.isInteger(value) ? ['number', 'integer'] : [typeof value];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
