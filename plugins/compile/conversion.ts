/** value x factor + offset = value in the other unit. */
export type Conversion = { factor: number; offset: number }

/**
 * Says how a value in `unit` becomes a value in `into` (both UCUM), or undefined where the two do not convert.
 * It is a parameter because the UCUM tables are half a megabyte: the server passes `convertUnits`, a browser passes nothing.
 */
export type ConvertUnits = (unit: string, into: string) => Conversion | undefined
