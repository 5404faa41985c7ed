/**
 * Products: the named results that are computed from a recording, each from named inputs. A product's value depends on
 * the recording, on what it is of (such as a channel), and on the settings that it and its inputs read, and on nothing
 * else: a value that was computed once is right for as long as these stay the same.
 *
 * The folder: this file says what a product is; `productStore.ts` computes each at most once and keeps what fits;
 * `shares.ts` and `pace.ts` let a long computation be watched, stopped and interrupted.
 */
import type { JobControl } from '../recording/recording';
import type { Plain } from '../store/plainValue';

/** What a product can be of: a channel, by its index, or the whole recording. */
export interface OfKind {
  readonly channel: number;
  readonly recording: null;
}
export type ProductOf = OfKind[keyof OfKind];

/** Gives the value of an input; what is under way or known already is not computed again. */
export type Ask<Of extends ProductOf, Value> = (of: Of, control: JobControl) => Promise<Value>;

/** One computation: where it reads, what it is of, the settings that it said it reads, and its inputs. */
export interface Job<Source, Settings, Of extends ProductOf, Inputs> {
  readonly source: Source;
  readonly of: Of;
  readonly settings: Settings;
  readonly inputs: Inputs;
  readonly control: JobControl;
}

/** A named result. `Settings` are those of the whole registry; a product says by name which ones it reads. */
export interface Product<Source, Settings extends object, Of extends ProductOf, Value> {
  readonly name: string;
  /** Every setting that the value depends on: its own and those of its inputs. */
  readonly dependsOn: readonly (keyof Settings & string)[];
  /** Worth its place on disk: expensive to compute, and small. */
  readonly isKeptOnDisk: boolean;
  /** Computes the value; `ask` gives those of the inputs. @throws the abort signal's reason, or what reading throws. */
  compute(
    job: Job<Source, Settings, Of, unknown>,
    ask: <InputOf extends ProductOf, Input>(
      product: Product<Source, Settings, InputOf, Input>,
      of: InputOf,
      control: JobControl,
    ) => Promise<Input>,
  ): Promise<Value>;
}

/** The inputs that a definition names, as functions that give their values. */
type Asked<Source, Settings extends object, Inputs> = {
  readonly [Name in keyof Inputs]: Inputs[Name] extends Product<Source, Settings, infer Of, infer Value>
    ? Ask<Of, Value>
    : never;
};

type AnyInputs<Source, Settings extends object> = Readonly<
  Record<string, Product<Source, Settings, never, unknown>>
>;

/** What a product is defined by. A computation gets the settings that it names, and sees no others. */
export interface ProductDefinition<
  Source,
  Settings extends object,
  Name extends keyof Settings & string,
  Inputs extends AnyInputs<Source, Settings>,
  Kind extends keyof OfKind,
  Value,
> {
  readonly name: string;
  readonly of: Kind;
  readonly reads: readonly Name[];
  readonly inputs: Inputs;
  compute(
    job: Job<Source, Pick<Settings, Name>, OfKind[Kind], Asked<Source, Settings, Inputs>>,
  ): Promise<Value>;
}

/** The means to define products over one kind of source and one set of settings. */
export function productsOver<Source, Settings extends object>() {
  return <
    Name extends keyof Settings & string,
    Inputs extends AnyInputs<Source, Settings>,
    Kind extends keyof OfKind,
    Value,
  >(
    definition: ProductDefinition<Source, Settings, Name, Inputs, Kind, Value>,
  ): Product<Source, Settings, OfKind[Kind], Value> => {
    const inputs = Object.values(definition.inputs);
    return {
      name: definition.name,
      dependsOn: [...new Set([...definition.reads, ...inputs.flatMap(({ dependsOn }) => dependsOn)])].sort(),
      isKeptOnDisk: false,
      compute: ({ source, of, settings, control }, ask) => {
        const asked = Object.fromEntries(
          Object.entries(definition.inputs).map(([name, input]) => [
            name,
            (inputOf: never, inputControl: JobControl) => ask(input, inputOf, inputControl),
          ]),
        ) as Asked<Source, Settings, Inputs>; // one for each input, which fromEntries does not tell
        return definition.compute({
          source,
          of,
          settings: picked(settings, definition.reads),
          inputs: asked,
          control,
        });
      },
    };
  };
}

/**
 * A product whose values are kept on disk. Only plain ones can be: for others there is a parameter too few.
 */
export function keptOnDisk<Source, Settings extends object, Of extends ProductOf, Value>(
  ...[product]: [Value] extends [Plain<Value>]
    ? [product: Product<Source, Settings, Of, Value>]
    : [product: Product<Source, Settings, Of, Value>, problem: 'Its values are not plain.']
): Product<Source, Settings, Of, Value> {
  return { ...product, isKeptOnDisk: true };
}

/** Some settings of all. */
export function picked<Settings extends object, Name extends keyof Settings>(
  settings: Settings,
  names: readonly Name[],
): Pick<Settings, Name> {
  return Object.fromEntries(names.map((name) => [name, settings[name]])) as Pick<Settings, Name>; // as it says
}
