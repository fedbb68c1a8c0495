import { XmlDocument, type XmlElement } from 'libxml2-wasm'

const NAMESPACES = {
  cp: 'http://www.imsproject.org/xsd/imscp_rootv1p1p2',
  adlcp: 'http://www.adlnet.org/xsd/adlcp_rootv1p2',
}

/**
 * What the schemas of SCORM 1.2 do not check and LMSs stumble over (SCORM 1.2 Content Aggregation Model, section 2.3).
 * @param files every file of the package but the manifest.
 */
export function manifestProblems(text: string, files: readonly string[]): string[] {
  const document = XmlDocument.fromString(text)
  try {
    return problems(text, document, files)
  } finally {
    document.dispose()
  }
}

function problems(text: string, document: XmlDocument, files: readonly string[]): string[] {
  const all = (path: string) => document.find(path, NAMESPACES) as XmlElement[] // every path below ends at an element
  const attribute = (element: XmlElement | undefined, name: string) => element?.attr(name)?.value ?? ''
  const ids = (path: string) => all(path).map((element) => attribute(element, 'identifier'))
  const [resource, ...otherResources] = all('//cp:resource')
  const listed = all('//cp:resource/cp:file').map((file) => attribute(file, 'href'))
  const launch = attribute(resource, 'href')
  const mastery = all('//adlcp:masteryscore').map((element) => element.content)
  const checks: readonly (readonly [boolean, string])[] = [
    [all('//cp:schemaversion')[0]?.content === '1.2', 'schemaversion is exactly 1.2'],
    [all('//cp:schema')[0]?.content === 'ADL SCORM', 'schema is exactly ADL SCORM'],
    [
      text.includes('<manifest ') && text.includes(`xmlns:adlcp="${NAMESPACES.adlcp}"`),
      'the prefixes are the usual ones',
    ],
    [
      ids('//cp:organization').includes(attribute(all('//cp:organizations')[0], 'default')),
      'default names an organization',
    ],
    [
      all('//cp:item').every((item) => ids('//cp:resource').includes(attribute(item, 'identifierref'))),
      'every item names a resource',
    ],
    [otherResources.length === 0 && all('//cp:item').length === 1, 'there is one item and one resource'],
    [listed.includes(launch), 'the start page is one of the files'],
    [files.every((file) => listed.includes(file)), 'every file is listed'],
    [listed.every((file) => files.includes(file)), 'every listed file is there'],
    [listed.every((file) => /^[A-Za-z0-9_.-]+(\/[A-Za-z0-9_.-]+)*$/.test(file)), 'file names are plain ASCII'],
    [new Set(listed).size === listed.length, 'no file is listed twice'],
    [mastery.every((score) => /^(100|\d{1,2})$/.test(score)), 'a mastery score is a number up to 100'],
    [all('//cp:title').every((title) => title.content.length <= 200), 'titles have up to 200 characters'],
  ]
  return checks.filter(([holds]) => !holds).map(([, rule]) => rule)
}
