import type {
  RefiCase,
  RefiCode,
  RefiCoding,
  RefiLink,
  RefiProject,
  RefiSelection,
  RefiSet,
  RefiText,
  RefiValue,
} from '../project/refiProject';

type Xml = Generator<string>;

/**
 * A project as QDA-XML 1.0 (`project.qde`). The standard fixes the order of elements and has no lists without anything in them:
 * these are left out.
 * @param isReplaced hears of texts with characters that XML does not have: these are replaced
 */
export function* projectXml(project: RefiProject, isReplaced: () => void = () => undefined): Xml {
  const write = new Writer(isReplaced);
  yield '<?xml version="1.0" encoding="UTF-8"?>\n'; // not for the catalogue
  yield* write.element(
    'Project',
    { xmlns: 'urn:QDA-XML:project:1.0', name: project.name, origin: project.origin },
    [
      write.list('Users', project.users, ({ guid, name, id }) => write.element('User', { guid, name, id })),
      project.codes.length > 0 && write.element('CodeBook', {}, [write.codes(project.codes)]),
      write.list('Variables', project.variables, ({ guid, name, type }) =>
        write.element('Variable', { guid, name, typeOfVariable: type }),
      ),
      write.list('Cases', project.cases, one => write.case(one)),
      write.list('Sources', project.sources, source => write.text('TextSource', source)),
      write.list('Notes', project.notes, note => write.text('Note', note)),
      write.list('Links', project.links, link => write.link(link)),
      write.list('Sets', project.sets, set => write.set(set)),
      write.description(project),
      write.refs('NoteRef', project.noteRefs),
    ],
  );
}

type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;
/** What is in an element; what is not there is left out. */
type Inside = readonly (Xml | false | undefined)[];

class Writer {
  constructor(private readonly isReplaced: () => void) {}

  *element(name: string, attributes: Attributes, inside: Inside = []): Xml {
    const head = this.head(name, attributes);
    const parts = inside.filter(part => part !== false && part !== undefined);
    if (parts.length === 0) return yield `${head}/>\n`;
    yield `${head}>\n`;
    for (const part of parts) yield* part;
    yield `</${name}>\n`;
  }

  /** Without anything where there is nothing in the list. */
  list<T>(name: string, items: readonly T[], write: (item: T) => Xml): Xml | undefined {
    return items.length > 0 ? this.element(name, {}, items.map(write)) : undefined;
  }

  /** Without recursion: a chain of themes may be long. */
  *codes(codes: readonly RefiCode[]): Xml {
    yield '<Codes>\n';
    const open: string[] = [];
    for (const code of codes) {
      while (open.length > 0 && open.at(-1) !== code.parent) {
        open.pop();
        yield '</Code>\n';
      }
      open.push(code.guid);
      const { guid, name, isCodable, color } = code;
      yield `${this.head('Code', { guid, name, isCodable, color })}>\n`;
      if (code.description) yield* this.words('Description', code.description);
      yield* this.references('NoteRef', code.noteRefs);
    }
    yield '</Code>\n'.repeat(open.length);
    yield '</Codes>\n';
  }

  case({ guid, name, description, codes, values, sources, selections }: RefiCase): Xml {
    return this.element('Case', { guid, name }, [
      this.description({ description }),
      this.refs('CodeRef', codes),
      ...values.map(value => this.value(value)),
      this.refs('SourceRef', sources),
      this.refs('SelectionRef', selections),
    ]);
  }

  text(kind: 'TextSource' | 'Note', text: RefiText): Xml {
    const { guid, name, path, user, created } = text;
    const attributes = { guid, name, plainTextPath: path, creatingUser: user, creationDateTime: created };
    return this.element(kind, attributes, [
      this.description(text),
      text.content === undefined ? undefined : this.words('PlainTextContent', text.content),
      ...text.selections.map(selection => this.selection(selection)),
      ...text.codings.map(coding => this.coding(coding)),
      this.refs('NoteRef', text.noteRefs),
      ...text.values.map(value => this.value(value)),
    ]);
  }

  selection(selection: RefiSelection): Xml {
    const { guid, name, start, end, user, created } = selection;
    const place = { startPosition: start, endPosition: end };
    const attributes = { guid, name, ...place, creatingUser: user, creationDateTime: created };
    return this.element('PlainTextSelection', attributes, [
      this.description(selection),
      ...selection.codings.map(coding => this.coding(coding)),
      this.refs('NoteRef', selection.noteRefs),
    ]);
  }

  coding({ guid, code, user, created, noteRefs }: RefiCoding): Xml {
    return this.element('Coding', { guid, creatingUser: user, creationDateTime: created }, [
      this.refs('CodeRef', [code]),
      this.refs('NoteRef', noteRefs),
    ]);
  }

  value({ variable, value }: RefiValue): Xml {
    return this.element('VariableValue', {}, [
      this.refs('VariableRef', [variable]),
      value && this.words(`${value.type}Value`, value.text),
    ]);
  }

  link({ guid, name, origin, target }: RefiLink): Xml {
    return this.element('Link', {
      ...{ guid, name, direction: 'OneWay', originGUID: origin, targetGUID: target },
    });
  }

  set({ guid, name, description, codes, sources, notes }: RefiSet): Xml {
    return this.element('Set', { guid, name }, [
      this.description({ description }),
      this.refs('MemberCode', codes),
      this.refs('MemberSource', sources),
      this.refs('MemberNote', notes),
    ]);
  }

  description({ description }: { readonly description?: string | undefined }): Xml | undefined {
    return description ? this.words('Description', description) : undefined;
  }

  refs(name: string, guids: readonly string[]): Xml | undefined {
    return guids.length > 0 ? this.references(name, guids) : undefined;
  }

  private *references(name: string, guids: readonly string[]): Xml {
    for (const targetGUID of guids) yield `${this.head(name, { targetGUID })}/>\n`;
  }

  private *words(name: string, text: string): Xml {
    yield `<${name}>${this.escaped(text, IN_TEXT)}</${name}>\n`;
  }

  private head(name: string, attributes: Attributes): string {
    const pairs = Object.entries(attributes).flatMap(([key, value]) =>
      value === undefined ? [] : [` ${key}="${this.escaped(String(value), IN_ATTRIBUTE)}"`],
    );
    return `<${name}${pairs.join('')}`;
  }

  private escaped(text: string, special: RegExp): string {
    const possible = text.replace(IMPOSSIBLE, '\ufffd');
    if (possible !== text) this.isReplaced();
    return possible.replace(special, character => `&#${character.charCodeAt(0)};`);
  }
}

/** A carriage return would be read as a line feed, white space in an attribute as a space. */
const IN_TEXT = /[&<>\r]/g;
const IN_ATTRIBUTE = /[&<>"\r\n\t]/g;

/** Characters that XML 1.0 does not have. */
const IMPOSSIBLE =
  /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
