import { XmlDocument, type XmlElement, XmlError } from 'libxml2-wasm'
import { COURSE_STRUCTURE, MOVE_ON } from './cmi5.ts'

const NAMESPACES = { c: COURSE_STRUCTURE }
const LAUNCH_METHODS = ['AnyWindow', 'OwnWindow']
const IRI = /^[A-Za-z][A-Za-z\d+.-]*:[^\s<>"{}|\\^`]+$/
const LANGUAGE = /^[A-Za-z]{1,8}(-[A-Za-z\d]{1,8})*$/
const MASTERY_SCORE = /^(0(\.\d{1,4})?|1(\.0{1,4})?)$/
const QUERY_NAMES = ['endpoint', 'fetch', 'actor', 'registration', 'activityId']
const AU_ATTRIBUTES = ['id', 'moveOn', 'masteryScore', 'launchMethod', 'activityType']

/**
 * Lists the faults of a `cmi5.xml` in sentences: the rules of cmi5 Quartz (sections 8.1, 13 and 14.1) for a package
 * with one assignable unit and no blocks, which is all that we write. It also refuses what the specification allows
 * and no course can mean.
 * @param files every file of the package, as paths from its root.
 */
export function cmi5Problems(text: string, files: readonly string[]): string[] {
  let document: XmlDocument
  try {
    document = XmlDocument.fromString(text)
  } catch (error) {
    if (error instanceof XmlError) return [`It is not well-formed XML: ${error.message.trim()}`]
    throw error
  }
  try {
    return problems(document, files)
  } finally {
    document.dispose()
  }
}

function problems(document: XmlDocument, files: readonly string[]): string[] {
  const root = document.root
  if (root.name !== 'courseStructure' || root.namespaceUri !== COURSE_STRUCTURE)
    return [`The root must be courseStructure of the namespace ${COURSE_STRUCTURE}.`]
  const course = all(document.root, 'c:course')[0]
  const au = all(document.root, 'c:au')[0]
  const order = childNames(root).join(', ')
  if (course === undefined || au === undefined || order !== 'course, au')
    return [`courseStructure must hold one course, then one au. It holds: ${order}.`]
  return [
    ...namedProblems('course', course, ['title', 'description'], ['id']),
    ...namedProblems('au', au, ['title', 'description', 'url'], AU_ATTRIBUTES),
    ...auProblems(course, au, files),
  ]
}

/** Checks the parts that courses and units share. */
function namedProblems(
  name: string,
  element: XmlElement,
  children: readonly string[],
  attributes: readonly string[],
): string[] {
  const id = attribute(element, 'id')
  const found = childNames(element).join(', ')
  const unknown = element.attrs.map((each) => each.name).filter((each) => !attributes.includes(each))
  return [
    ...unless(IRI.test(id ?? ''), `The id of ${name} must be an absolute IRI. It is: ${id ?? 'missing'}.`),
    ...unless(
      found === children.join(', '),
      `${name} must hold ${children.join(', ')}, in this order. It holds: ${found}.`,
    ),
    ...unless(unknown.length === 0, `${name} has attributes that cmi5 does not know: ${unknown.join(', ')}.`),
    ...['title', 'description'].flatMap((field) =>
      textProblems(`The ${field} of ${name}`, all(element, `c:${field}/c:langstring`)),
    ),
  ]
}

function textProblems(where: string, langstrings: readonly XmlElement[]): string[] {
  const languages = langstrings.map((each) => attribute(each, 'lang') ?? '')
  return [
    ...unless(langstrings.length > 0, `${where} must have a langstring.`),
    ...unless(
      langstrings.every((each) => each.content.trim() !== ''),
      `${where} must not be empty.`,
    ),
    ...unless(
      languages.every((language) => LANGUAGE.test(language)),
      `${where} must name the language of each langstring.`,
    ),
    ...unless(new Set(languages).size === languages.length, `${where} must have each language once.`),
  ]
}

function auProblems(course: XmlElement, au: XmlElement, files: readonly string[]): string[] {
  const mastery = attribute(au, 'masteryScore')
  const moveOn = attribute(au, 'moveOn') ?? 'NotApplicable'
  const method = attribute(au, 'launchMethod') ?? 'AnyWindow'
  const [path = '', query = ''] = (all(au, 'c:url')[0]?.content.trim() ?? '').split('?')
  const taken = [...new URLSearchParams(query).keys()].filter((name) => QUERY_NAMES.includes(name))
  return [
    ...unless(attribute(au, 'id') !== attribute(course, 'id'), 'The au must have another id than the course.'),
    ...unless(
      MOVE_ON.some((each) => each === moveOn),
      `moveOn must be one of ${MOVE_ON.join(', ')}. It is: ${moveOn}.`,
    ),
    ...unless(
      moveOn !== 'NotApplicable',
      'moveOn must not be NotApplicable: the LMS would have the course as satisfied before anyone opens it.',
    ),
    ...unless(
      mastery === null || MASTERY_SCORE.test(mastery),
      `masteryScore must be a number from 0 to 1 with at most four decimals. It is: ${mastery}.`,
    ),
    ...unless(
      mastery === null || moveOn.includes('Passed'),
      `masteryScore is of no use when moveOn is ${moveOn}: nothing waits for "passed".`,
    ),
    ...unless(
      LAUNCH_METHODS.includes(method),
      `launchMethod must be one of ${LAUNCH_METHODS.join(', ')}. It is: ${method}.`,
    ),
    ...unless(files.includes(path), `The url must be a file of the package. It is: ${path === '' ? 'empty' : path}.`),
    ...unless(taken.length === 0, `The url must leave these parameters to the LMS: ${taken.join(', ')}.`),
  ]
}

function all(element: XmlElement, path: string): XmlElement[] {
  return element.find(path, NAMESPACES) as XmlElement[] // every path above ends at an element
}

/** Lists the child elements in order. Elements of another namespace are extensions, which anyone may add. */
function childNames(element: XmlElement): string[] {
  return all(element, 'c:*').map((child) => child.name)
}

function attribute(element: XmlElement, name: string): string | null {
  return element.attr(name)?.value ?? null
}

function unless(holds: boolean, sentence: string): string[] {
  return holds ? [] : [sentence]
}
