/** The part of @lhncbc/ucum-lhc that is used; the package ships no types. */
declare module '@lhncbc/ucum-lhc' {
  type Conversion = { status: 'succeeded' | 'failed' | 'error'; toVal: number | null; msg: Array<string> }
  type UcumLhcUtils = { convertUnitTo(fromUnit: string, value: number, toUnit: string): Conversion }
  const ucumPackage: { UcumLhcUtils: { getInstance(): UcumLhcUtils } }
  export default ucumPackage
}
