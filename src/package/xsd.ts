import { SCHEMA_FILES } from './manifest.ts'

/**
 * The schemas of SCORM 1.2 as a validator needs them. Packages carry the originals; the two repairs are for newer
 * versions of libxml2, which refuse what the originals say.
 */

/** Imports all namespaces. The wildcards of the first schema are strict, so alone it refuses every real manifest. */
export const DRIVER_FILE = 'driver.xsd'
export const DRIVER_XSD = `<?xml version="1.0" encoding="UTF-8"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xs:import namespace="http://www.imsproject.org/xsd/imscp_rootv1p1p2" schemaLocation="imscp_rootv1p1p2.xsd"/>
  <xs:import namespace="http://www.adlnet.org/xsd/adlcp_rootv1p2" schemaLocation="adlcp_rootv1p2.xsd"/>
  <xs:import namespace="http://www.imsglobal.org/xsd/imsmd_rootv1p2p1" schemaLocation="imsmd_rootv1p2p1.xsd"/>
</xs:schema>
`

const REPAIRS: Readonly<Record<(typeof SCHEMA_FILES)[number], readonly (readonly [from: string, to: string])[]>> = {
  'adlcp_rootv1p2.xsd': [],
  'imscp_rootv1p1p2.xsd': [],
  // "xml namespace URI cannot be the default namespace"
  'ims_xml.xsd': [['xmlns="http://www.w3.org/XML/1998/namespace"', '']],
  // "content model is not determinist": the wildcard may not take the elements of its own schema.
  'imsmd_rootv1p2p1.xsd': [['namespace="##any"', 'namespace="##other"']],
}

/** Every file that validating needs, by name. Throws a RangeError when a repair finds nothing to repair. */
export function repairedSchemas(original: (file: string) => string): ReadonlyMap<string, string> {
  const repaired = SCHEMA_FILES.map((file): [string, string] => [file, REPAIRS[file].reduce(repair, original(file))])
  return new Map([...repaired, [DRIVER_FILE, DRIVER_XSD]])
}

function repair(schema: string, [from, to]: readonly [string, string]): string {
  if (!schema.includes(from)) throw new RangeError(`the schema has no "${from}" to repair`)
  return schema.replace(from, to)
}
