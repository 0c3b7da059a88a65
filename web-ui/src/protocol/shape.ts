/** A runtime check whose type follows from it, so that a type and its guard cannot drift apart. */
export type Shape<T> = (value: unknown) => value is T;
export type Infer<S> = S extends Shape<infer T> ? T : never;

type Fields = Record<string, Shape<unknown>>;
type OptionalKeys<F extends Fields> = { [K in keyof F]: undefined extends Infer<F[K]> ? K : never }[keyof F];
type Flat<T> = { [K in keyof T]: T[K] };
type Obj<F extends Fields> = Flat<
  { [K in Exclude<keyof F, OptionalKeys<F>>]: Infer<F[K]> } & { [K in OptionalKeys<F>]?: Infer<F[K]> }
>;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const str: Shape<string> = (value): value is string => typeof value === 'string';
export const bool: Shape<boolean> = (value): value is boolean => typeof value === 'boolean';
export const u32: Shape<number> = (value): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 0xffffffff;
/** uint64 of the statistics; beyond 2^53 only its size matters to a page. */
export const u64: Shape<number> = (value): value is number => typeof value === 'number' && value >= 0;

export const oneOf =
  <const T extends readonly (string | number)[]>(...values: T): Shape<T[number]> =>
  (value): value is T[number] =>
    values.includes(value as T[number]);

export const orNull =
  <T>(shape: Shape<T>): Shape<T | null> =>
  (value): value is T | null =>
    value === null || shape(value);

/** A field that may be missing; null in it means missing too. */
export const opt =
  <T>(shape: Shape<T>): Shape<T | null | undefined> =>
  (value): value is T | null | undefined =>
    value === undefined || value === null || shape(value);

export const list =
  <T>(shape: Shape<T>): Shape<T[]> =>
  (value): value is T[] =>
    Array.isArray(value) && value.every(shape);

export const dict =
  <T>(shape: Shape<T>): Shape<Record<string, T>> =>
  (value): value is Record<string, T> =>
    isRecord(value) && Object.values(value).every(shape);

export const obj =
  <F extends Fields>(fields: F): Shape<Obj<F>> =>
  (value): value is Obj<F> =>
    isRecord(value) && Object.entries(fields).every(([name, shape]) => shape(value[name]));

export const anything: Shape<object> = (value): value is object => isRecord(value);
