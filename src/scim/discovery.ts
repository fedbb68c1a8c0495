import { BASE, ENTERPRISE, GROUP, MOST_IN_PAGE, OWN, USER } from './shape.ts'

const CORE = 'urn:ietf:params:scim:schemas:core:2.0'

/** What is offered of SCIM, for directories that ask before they begin. */
export function providerConfig(server: string) {
  return {
    schemas: [`${CORE}:ServiceProviderConfig`],
    patch: { supported: true },
    bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
    filter: { supported: true, maxResults: MOST_IN_PAGE },
    changePassword: { supported: false },
    sort: { supported: false },
    etag: { supported: false },
    authenticationSchemes: [
      {
        type: 'oauthbearertoken',
        name: 'Bearer token',
        description: 'A token made under “Other systems,” or by “csec api-token add NAME --may scim.”',
        primary: true,
      },
    ],
    meta: { resourceType: 'ServiceProviderConfig', location: `${server}${BASE}/ServiceProviderConfig` },
  }
}

export function resourceTypes(server: string) {
  const type = (
    name: string,
    endpoint: string,
    schema: string,
    description: string,
    extensions: readonly string[],
  ) => ({
    schemas: [`${CORE}:ResourceType`],
    id: name,
    name,
    endpoint,
    description,
    schema,
    schemaExtensions: extensions.map((extension) => ({ schema: extension, required: false })),
    meta: { resourceType: 'ResourceType', location: `${server}${BASE}/ResourceTypes/${name}` },
  })
  return [
    type('User', '/Users', USER, 'Somebody on the staff', [ENTERPRISE, OWN]),
    type('Group', '/Groups', GROUP, 'A site, with who works there', []),
  ]
}

type Kind = 'string' | 'boolean' | 'dateTime' | 'complex'
type May = 'readWrite' | 'readOnly' | 'writeOnly'

/** Only the attributes that are used: others are left unread. */
export function schemas(server: string) {
  const schema = (id: string, name: string, description: string, attributes: readonly object[]) => ({
    schemas: [`${CORE}:Schema`],
    id,
    name,
    description,
    attributes,
    meta: { resourceType: 'Schema', location: `${server}${BASE}/Schemas/${id}` },
  })
  return [
    schema(USER, 'User', 'Somebody on the staff', [
      { ...text('userName', 'The work e-mail address, else the staff number.'), required: true, uniqueness: 'server' },
      text('externalId', 'Finds somebody by their staff number. It’s never written.', 'string', 'readOnly'),
      group('name', 'The name. Records hold it as one text.', ['formatted', 'givenName', 'familyName']),
      text('displayName', 'The name, where its parts aren’t sent.'),
      group('emails', 'The work e-mail address.', ['value', 'type', 'primary'], true),
      text('title', 'The position.'),
      text('userType', 'employee, volunteer, contractor or intern.'),
      text('preferredLanguage', 'The language of a new person: en or es.', 'string', 'writeOnly'),
      text('active', 'False records that today is the last day; true records a return.', 'boolean'),
      { ...group('groups', 'The sites where the person works.', ['value', 'display'], true), mutability: 'readOnly' },
    ]),
    schema(ENTERPRISE, 'EnterpriseUser', 'The job', [
      text('employeeNumber', 'The staff number.'),
      text('department', 'The department.'),
      group('manager', 'The supervisor.', ['value']),
    ]),
    schema(OWN, 'CsecUser', 'What no other schema has', [
      text('site', 'The site, by its name. Needed for somebody new where there are several.'),
      text('hireDate', 'The day of hire, such as 2026-11-24. Only for a hire or a return.'),
      text(
        'worksWithYouth',
        'Whether the person works with youth. Somebody new does, unless this is false.',
        'boolean',
      ),
    ]),
    schema(GROUP, 'Group', 'A site', [
      text('displayName', 'The name of the site.', 'string', 'readOnly'),
      group('members', 'Who works there today. Adding somebody moves them there.', ['value'], true),
    ]),
  ]
}

function text(name: string, description: string, type: Kind = 'string', mutability: May = 'readWrite') {
  const common = { name, type, description, multiValued: false, required: false, mutability, returned: 'default' }
  return type === 'string' ? { ...common, caseExact: false, uniqueness: 'none' } : common
}

function group(name: string, description: string, parts: readonly string[], multiValued = false) {
  const subAttributes = parts.map((part) => text(part, `${part} of ${name}`))
  return { ...text(name, description, 'complex'), multiValued, subAttributes }
}
