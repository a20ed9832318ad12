import { ColumnReader, ColumnWriter } from './columns';

// One way to write every part of a count: whatever it is made of, as long as that is plain data.

const UNDEFINED = 0;
const NULL = 1;
const FALSE = 2;
const TRUE = 3;
const INT = 4;
const DOUBLE = 5;
const NEW_STRING = 6;
const ARRAY = 7;
const INTS = 8;
const INT32 = 9;
const FLOAT64 = 10;
const INT_FLOAT64 = 11;
const MAP = 12;
const NEW_SHAPE = 13;
const SHAPE = 14;
const STRING = 15;
const STRINGS = 16;

/** So many strings of a list are faster to read all at once than one by one. */
const MANY = 4;

/** Plain data in bytes: numbers, strings, arrays, columns of numbers, maps and objects without a class. @throws TypeError for others */
export function writeData(data: unknown, writer: ColumnWriter): void {
  new DataWriter(writer).write(data);
}

/** @throws Error for what {@link writeData} has not written */
export function readData(reader: ColumnReader): unknown {
  return new DataReader(reader).read();
}

class DataWriter {
  /** Keys of objects → their number. */
  private readonly shapes = new Map<string, number>();
  /** Most come up again: ids of codes, kinds. */
  private readonly strings = new Map<string, number>();

  constructor(private readonly writer: ColumnWriter) {}

  write(data: unknown): void {
    const { writer } = this;
    if (data === undefined) writer.byte(UNDEFINED);
    else if (data === null) writer.byte(NULL);
    else if (typeof data === 'boolean') writer.byte(data ? TRUE : FALSE);
    else if (typeof data === 'number') this.number(data);
    else if (typeof data === 'string') this.string(data);
    else if (Array.isArray(data)) this.array(data);
    else if (data instanceof Int32Array) this.column(INT32, data);
    else if (data instanceof Float64Array) this.doubles(data);
    else if (data instanceof Map) {
      writer.byte(MAP);
      this.all([...data].flat());
    } else this.object(data as Readonly<Record<string, unknown>>);
  }

  private string(data: string): void {
    const known = this.strings.get(data);
    if (known !== undefined) {
      this.writer.byte(STRING);
      this.writer.int(known);
      return;
    }
    this.strings.set(data, this.strings.size);
    this.writer.byte(NEW_STRING);
    this.writer.text(data);
  }

  private number(value: number): void {
    if (isInt(value)) {
      this.writer.byte(INT);
      this.writer.int(value);
    } else {
      this.writer.byte(DOUBLE);
      this.writer.double(value);
    }
  }

  private array(data: readonly unknown[]): void {
    if (data.length > 0 && data.every(isInt)) return this.column(INTS, Int32Array.from(data as number[]));
    if (data.length >= MANY && data.every(one => typeof one === 'string')) {
      this.writer.byte(STRINGS);
      return this.writer.text(JSON.stringify(data));
    }
    this.writer.byte(ARRAY);
    this.all(data);
  }

  private doubles(data: Float64Array): void {
    if (data.every(isInt)) return this.column(INT_FLOAT64, Int32Array.from(data));
    this.writer.byte(FLOAT64);
    this.writer.int(data.length);
    for (const value of data) this.writer.double(value);
  }

  private column(tag: number, column: Int32Array): void {
    this.writer.byte(tag);
    this.writer.column(column);
  }

  private all(items: readonly unknown[]): void {
    this.writer.int(items.length);
    for (const item of items) this.write(item);
  }

  private object(data: Readonly<Record<string, unknown>>): void {
    if (Object.getPrototypeOf(data) !== Object.prototype) throw new TypeError('no plain data'); // not for the catalogue
    const keys = JSON.stringify(Object.keys(data));
    const shape = this.shapes.get(keys);
    if (shape === undefined) {
      this.shapes.set(keys, this.shapes.size);
      this.writer.byte(NEW_SHAPE);
      this.writer.text(keys);
    } else {
      this.writer.byte(SHAPE);
      this.writer.int(shape);
    }
    for (const value of Object.values(data)) this.write(value);
  }
}

class DataReader {
  private readonly shapes: (readonly string[])[] = [];
  private readonly strings: string[] = [];

  constructor(private readonly reader: ColumnReader) {}

  read(): unknown {
    const { reader } = this;
    const tag = reader.byte();
    switch (tag) {
      case UNDEFINED:
        return undefined;
      case NULL:
        return null;
      case FALSE:
        return false;
      case TRUE:
        return true;
      case INT:
        return reader.int() | 0;
      case DOUBLE:
        return reader.double();
      case NEW_STRING:
        return this.newString();
      case STRING:
        return this.known(this.strings, reader.int());
      case ARRAY:
        return this.all();
      case INTS:
        return Array.from(reader.column());
      case STRINGS:
        return JSON.parse(reader.text()) as string[];
      case INT32:
        return reader.column();
      case FLOAT64:
        return this.doubles();
      case INT_FLOAT64:
        return Float64Array.from(reader.column());
      case MAP:
        return this.map();
      case NEW_SHAPE:
        this.shapes.push(JSON.parse(reader.text()) as string[]);
        return this.object(this.shapes.length - 1);
      case SHAPE:
        return this.object(reader.int());
      default:
        throw new RangeError('no data'); // not for the catalogue
    }
  }

  private newString(): string {
    const string = this.reader.text();
    this.strings.push(string);
    return string;
  }

  private known<T>(list: readonly T[], number: number): T {
    const one = list[number];
    if (one === undefined) throw new RangeError('not written before'); // not for the catalogue
    return one;
  }

  private all(): unknown[] {
    const items: unknown[] = [];
    for (let left = this.reader.int(); left > 0; left--) items.push(this.read());
    return items;
  }

  private doubles(): Float64Array {
    const values: number[] = [];
    for (let left = this.reader.int(); left > 0; left--) values.push(this.reader.double());
    return Float64Array.from(values);
  }

  private map(): ReadonlyMap<unknown, unknown> {
    const items = this.all();
    const map = new Map<unknown, unknown>();
    for (let i = 0; i < items.length; i += 2) map.set(items[i], items[i + 1]);
    return map;
  }

  private object(shape: number): object {
    const keys = this.known(this.shapes, shape);
    const data: Record<string, unknown> = {};
    for (const key of keys) data[key] = this.read();
    return data;
  }
}

/** -0 is none: it would come back as 0. */
function isInt(value: unknown): value is number {
  return Object.is(value, (value as number) | 0);
}
