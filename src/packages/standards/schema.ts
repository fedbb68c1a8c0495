import type { ScormEdition } from './edition.ts'

/**
 * The schemas of each version of SCORM. The originals are at the root of a package, because some LMSs look for every
 * file that the manifest names, and for those that these name in turn.
 */

/** One namespace of a manifest. Some LMSs compare raw tag names, so the prefixes must be these. */
export interface Namespace {
  /** Empty for the default namespace. */
  readonly prefix: string
  readonly uri: string
  readonly schema: string
}

const SCORM12: readonly Namespace[] = [
  { prefix: '', uri: 'http://www.imsproject.org/xsd/imscp_rootv1p1p2', schema: 'imscp_rootv1p1p2.xsd' },
  { prefix: 'imsmd', uri: 'http://www.imsglobal.org/xsd/imsmd_rootv1p2p1', schema: 'imsmd_rootv1p2p1.xsd' },
  { prefix: 'adlcp', uri: 'http://www.adlnet.org/xsd/adlcp_rootv1p2', schema: 'adlcp_rootv1p2.xsd' },
]

const SCORM2004: readonly Namespace[] = [
  { prefix: '', uri: 'http://www.imsglobal.org/xsd/imscp_v1p1', schema: 'imscp_v1p1.xsd' },
  { prefix: 'adlcp', uri: 'http://www.adlnet.org/xsd/adlcp_v1p3', schema: 'adlcp_v1p3.xsd' },
  { prefix: 'adlseq', uri: 'http://www.adlnet.org/xsd/adlseq_v1p3', schema: 'adlseq_v1p3.xsd' },
  { prefix: 'adlnav', uri: 'http://www.adlnet.org/xsd/adlnav_v1p3', schema: 'adlnav_v1p3.xsd' },
  { prefix: 'imsss', uri: 'http://www.imsglobal.org/xsd/imsss', schema: 'imsss_v1p0.xsd' },
]

export const NAMESPACES: Readonly<Record<ScormEdition, readonly Namespace[]>> = {
  scorm12: SCORM12,
  'scorm2004-3': SCORM2004,
  'scorm2004-4': SCORM2004,
}

const IMSSS_PARTS = ['auxresource', 'control', 'delivery', 'limit', 'objective', 'random', 'rollup', 'seqrule', 'util']
const SCORM2004_FILES = [
  ...SCORM2004.map(({ schema }) => schema),
  ...IMSSS_PARTS.map((part) => `imsss_v1p0${part}.xsd`),
  'xml.xsd',
  'XMLSchema.dtd',
  'datatypes.dtd',
]

export const SCHEMA_FILES: Readonly<Record<ScormEdition, readonly string[]>> = {
  scorm12: [...SCORM12.map(({ schema }) => schema), 'ims_xml.xsd'],
  'scorm2004-3': SCORM2004_FILES,
  'scorm2004-4': SCORM2004_FILES,
}

/** The folder below `dist` where the build put the originals. */
export function schemaFolder(edition: ScormEdition): string {
  return `schemas/${edition}`
}

/** The name of the entry schema of ours that a validator starts with. */
export const DRIVER_FILE = 'driver.xsd'

/**
 * Imports all namespaces. The wildcards of the first schema are strict or lax: alone it refuses every real manifest, or
 * checks too little.
 */
export function driverSchema(edition: ScormEdition): string {
  const imports = NAMESPACES[edition].map(
    ({ uri, schema }) => `  <xs:import namespace="${uri}" schemaLocation="${schema}"/>\n`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
${imports.join('')}</xs:schema>
`
}

const REPAIRS: Readonly<Record<string, readonly [from: string, to: string]>> = {
  // "xml namespace URI cannot be the default namespace"
  'ims_xml.xsd': ['xmlns="http://www.w3.org/XML/1998/namespace"', ''],
  // "content model is not determinist": the wildcard may not take the elements of its own schema.
  'imsmd_rootv1p2p1.xsd': ['namespace="##any"', 'namespace="##other"'],
}

/**
 * A schema as newer versions of libxml2 take it: they refuse what two of the originals say. Packages carry the
 * originals. Throws a RangeError when a repair finds nothing to repair.
 */
export function repairedSchema(file: string, original: string): string {
  const repair = REPAIRS[file]
  if (repair === undefined) return original
  const [from, to] = repair
  if (!original.includes(from)) throw new RangeError(`${file} has no "${from}" to repair`)
  return original.replace(from, to)
}
