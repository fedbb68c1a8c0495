import { count } from '../../words/count.ts'
import { TYPED_ABOUT_A_PERSON } from '../../words/typed.ts'
import type { Messages } from '../../words/messages.ts'

/** Who has which role, and giving and taking roles, in Spanish. */
export const roles: Messages['hr']['roles'] = {
  title: 'Roles',
  link: 'Roles de esta persona',
  lead: 'Vea quién tiene qué rol, desde cuándo y quién lo asignó. Todo el personal toma el curso, y quien tiene personas a su cargo las supervisa: esos dos roles no están en la lista.',
  table: 'Todas las personas con un rol',
  column: { person: 'Persona', role: 'Rol', since: 'Desde', by: 'Asignado por', until: 'Último día' },
  atSites: (sites) => `En ${sites}`,
  noEnd: 'Ninguno',
  ended: (date) => `Terminó el ${date}`,
  sinceBefore: 'Antes de que se registraran los roles',
  byNobody: 'No se registró',
  bySetUp: 'La configuración inicial',
  byConsole: 'Quien administra el servidor',
  cannotSignIn: 'No puede iniciar sesión',
  notYetIn: 'Todavía no ha iniciado sesión',

  own: {
    title: 'Sus roles',
    none: 'Usted toma el curso, como todo el personal. No tiene otro rol.',
    supervises: 'Usted tiene personas a su cargo, así que nadie tiene que asignarle este rol.',
    given: (by, date) => `Se lo asignó ${by} el ${date}.`,
    atSetUp: (date) => `Lo tiene desde la configuración inicial, el ${date}.`,
    onConsole: (date) => `Se lo asignó quien administra el servidor, el ${date}.`,
    before: 'Ya lo tenía cuando el programa empezó a registrar quién asigna los roles.',
    until: (date) => `Su último día es el ${date}.`,
    noEnd: 'No tiene último día.',
  },

  find: {
    title: 'Asignar o quitar un rol',
    lead: 'Primero busque a la persona. Aquí solo puede asignar un rol a quien ya haya iniciado sesión alguna vez.',
    who: 'Nombre completo, nombre de usuario, correo o número de empleado',
    button: 'Buscar a esta persona',
    needsWho: 'Escriba el nombre completo, el nombre de usuario, el correo o el número de empleado',
    unknown:
      'No se encontró a nadie. Escriba el nombre completo, el nombre de usuario, el correo o el número de empleado',
    several: 'Elija a la persona que busca, o escriba otro nombre, correo o número de empleado',
  },

  mayTitle: 'Qué puede hacer cada rol',
  ungiven: { learner: 'Todo el personal', supervisor: 'Supervisión' },
  roleLead: {
    learner: 'Toma el curso y ve solo su propio registro. Nadie tiene que asignar este rol.',
    supervisor:
      'Ve a las personas a su cargo y les envía recordatorios. Tiene este rol automáticamente, mientras tenga personas a su cargo.',
    'site-hr': 'Hace el trabajo de Recursos Humanos para el personal de ciertos centros, y no ve a nadie más.',
    hr: 'Hace el trabajo de Recursos Humanos para todo el personal: registros, reglas, recordatorios, informes y evidencia.',
    steward: 'Se encarga de los datos de los centros, los textos y los paquetes. No ve el registro de nadie.',
    auditor:
      'Lee los registros de todo el personal con sus documentos y motivos, los informes, los paquetes de evidencia y el libro de registro, y puede descargar listas de personas. No puede cambiar nada, y el rol tiene un último día.',
    administrator:
      'Asigna los roles y se encarga de la organización, del inicio de sesión y de las claves. No ve informes ni respuestas.',
  },
  may: {
    'take-course': 'Tomar el curso',
    'open-home': 'Ver en Inicio lo que hay por hacer',
    search: 'Buscar centros, y a las personas que puede ver',
    'list-people': 'Ver listas de personas y en qué punto está cada una',
    'read-person': 'Abrir el registro de una persona',
    'download-people': 'Descargar listas de personas',
    'revoke-certificate': 'Retirar un certificado',
    'invite-person': 'Agregar personas e invitarlas',
    'agree-to-recovery': 'Dar el visto bueno a un código de recuperación',
    'edit-site': 'Escribir los datos de los centros',
    'publish-site': 'Publicar los datos de los centros',
    'read-site-versions': 'Ver todas las versiones de los datos de un centro y quién publicó cada una',
    'link-roles': 'Vincular las funciones de un centro con las personas que las cumplen y ver si alguna se va',
    'print-cards': 'Imprimir las tarjetas y los carteles de un centro, y confirmar que se cambiaron los anteriores',
    'read-contacts': 'Ver los números de teléfono que comparten todos los centros y cuándo se revisaron',
    'keep-contacts': 'Revisar esos números y cambiarlos junto con otra persona responsable del contenido',
    'run-practice': 'Hacer y registrar las prácticas en equipo',
    'lead-practice': 'Dirigir la práctica de su propio equipo y registrarla',
    'read-groups': 'Ver qué grupos hay y quién confirmó que está al tanto',
    'keep-groups': 'Anunciar grupos y decidir a quién se avisa antes de que empiecen',
    'edit-texts': 'Cambiar los textos de los recordatorios',
    'edit-organization': 'Cambiar la configuración de la organización',
    'make-package': 'Crear paquetes para sistemas de aprendizaje',
    'read-receipts': 'Consultar códigos de comprobación de los paquetes',
    'change-person': 'Cambiar el registro de una persona',
    'read-papers': 'Leer los documentos y los motivos de un registro',
    'erase-person': 'Borrar los datos de una persona, si otra lo confirma',
    'import-records': 'Importar listas de personal y cursos terminados',
    'set-requirements': 'Decidir quién tiene que hacer la orientación, y para cuándo',
    'set-reminders': 'Decidir cuándo se envían los recordatorios',
    'hand-over': 'Ver los mensajes y entregarlos en papel',
    'nudge-person': 'Enviar un recordatorio a una persona',
    'read-reports': 'Leer informes',
    'see-work': 'Ver las tareas en curso, como los archivos que se están creando',
    'save-views': 'Guardar vistas de los informes',
    'compare-clocks': 'Comparar lo que decía un informe con lo que dice ahora',
    'read-policy': 'Ver la política de la organización',
    'keep-policy': 'Cambiar la redacción de las cláusulas y publicar la política',
    'read-clauses':
      'Ver dónde se enseña cada cláusula de la política, qué preguntas hay sobre ella y qué hace el programa para que se cumpla',
    'read-understanding': 'Ver en qué preguntas falla el personal, pero nunca quién falló',
    'set-pass-mark': 'Participar en la revisión del mínimo para aprobar',
    'read-ledger': 'Leer y revisar el libro de registro',
    'keep-ledger': 'Firmar el libro de registro y elegir quién recibe sus cierres',
    'read-evidence': 'Leer y comprobar paquetes de evidencia',
    'make-evidence': 'Crear paquetes de evidencia',
    'open-settings': 'Abrir la página de configuración',
    'read-audit': 'Leer el registro de auditoría',
    'grant-roles': 'Asignar y quitar roles, y cerrar las sesiones de otras personas',
    'set-sign-in': 'Decidir cómo se inicia sesión',
  },
  reach: { everyone: '', self: '', 'own-people': 'las personas a su cargo', 'own-sites': 'sus centros' },
  mayWithin: (action, reach) => `${action}: solo ${reach}`,

  person: {
    back: 'Todos los roles',
    heading: (name) => `Roles de ${name}`,
    now: (held) => `Ahora: ${held}.`,
    none: 'Esta persona toma el curso y no tiene otro rol.',
    supervises: (n) => `supervisión de ${count(n, 'persona', 'personas')}`,
    outsideNone: 'Esta persona ya no tiene ningún rol, así que no puede iniciar sesión.',
    historyTitle: 'Cambios hasta ahora',
    given: (date, by, role) => `${date}: ${by} asignó el rol ${role}`,
    ended: (date, by, role) => `${date}: ${by} quitó el rol ${role}`,
    reason: (reason) => `Motivo: ${reason}`,
  },

  give: {
    title: 'Asignar o cambiar un rol',
    lead: 'Esto cierra la sesión de la persona. Ella y todo el equipo de administración verán un aviso la próxima vez que inicien sesión.',
    role: 'Rol',
    choose: 'Elija un rol',
    sites: 'Centros',
    sitesHint: 'Solo para el rol “Recursos Humanos de un centro”.',
    until: 'Último día',
    untilHint: 'El rol de Auditoría necesita uno, a más tardar dentro de un año.',
    reason: 'Por qué',
    reasonHint: TYPED_ABOUT_A_PERSON.es,
    button: 'Asignar este rol',
    notOpen: 'Esta persona no puede iniciar sesión: ya no trabaja aquí o su cuenta está cerrada.',
    noPassword:
      'Esta persona todavía no tiene cómo iniciar sesión. Cuando haya iniciado sesión, usted podrá asignarle un rol.',
    notUsed: (until) =>
      `Esta persona tiene una tarjeta o un enlace sin usar para iniciar sesión. Sirve hasta el ${until}. Cuando haya iniciado sesión, usted podrá asignarle un rol.`,
    askHr: (names) =>
      names === ''
        ? 'Normalmente es Recursos Humanos quien crea el enlace para iniciar sesión, pero ahora nadie de Recursos Humanos puede iniciar sesión. Pida a quien administra el servidor que ejecute “csec make-hr” para alguien de Recursos Humanos. El comando imprime un enlace para esa persona, que después puede crear otro para esta.'
        : `Recursos Humanos puede crear un enlace para iniciar sesión: pídaselo a ${names}.`,
    onlyAuditor: 'Esta persona no trabaja aquí, así que solo puede tener el rol de Auditoría.',
    needs: {
      role: 'Elija un rol de la lista',
      sites: 'Elija al menos un centro',
      noSites:
        'Solo el rol “Recursos Humanos de un centro” se limita a ciertos centros. Quite las marcas o elija ese rol.',
      until: 'El rol de Auditoría necesita un último día',
      past: 'Elija hoy o un día posterior',
      far: 'Elija un día de aquí a un año como máximo',
      same: 'Esta persona ya tiene exactamente este rol',
    },
    given:
      'Se asignó el rol. La persona y todo el equipo de administración verán un aviso la próxima vez que inicien sesión.',
  },

  end: {
    title: 'Quitar un rol',
    lead: 'Esto cierra la sesión de la persona. Su curso y su registro quedan igual.',
    outsideLead:
      'Esto cierra la sesión de la persona, que ya no podrá iniciar sesión. Lo que hizo queda en el libro de registro y en el registro de auditoría.',
    role: 'Rol que quiere quitar',
    reason: '¿Por qué lo quita?',
    button: 'Quitar este rol',
    lastAdministrator:
      'Después de esto, nadie que pueda iniciar sesión podría asignar roles. Asigne primero el rol de Administración a otra persona, sin último día.',
    done: 'Se quitó el rol. La persona y todo el equipo de administración verán un aviso la próxima vez que inicien sesión.',
    missed: 'Esta persona ya no tiene este rol.',
  },

  notice: {
    you: 'usted',
    given: (by, role, whose, date) => `El ${date}, ${by} le asignó a ${whose} el rol ${role} o lo cambió.`,
    ended: (by, role, whose, date) => `El ${date}, ${by} le quitó a ${whose} el rol ${role}.`,
    advice: 'Si no lo esperaba, pregunte a quien lo hizo, o a alguien de administración en quien confíe.',
  },

  outside: {
    link: 'Agregar a una persona auditora externa',
    title: 'Agregar a una persona auditora externa',
    lead: 'Esto es para alguien que no trabaja aquí, como una persona de la oficina de licencias. No toma el curso ni está en ninguna lista de quienes tienen que tomarlo. En la página siguiente, usted crea un enlace y un código para entregárselos.',
    name: 'Nombre',
    email: 'Correo electrónico',
    language: 'Idioma',
    untilHint: 'A más tardar, dentro de un año.',
    button: 'Agregar a esta persona',
    taken: 'Alguien en el registro ya tiene este correo. Busque a esa persona en la página “Roles”.',
    added: 'Se agregó a la persona. Ahora cree un enlace y entrégueselo.',
    sheetTitle: 'Su acceso para la auditoría',
    invite: 'Invitación',
    inviteLead:
      'Esta persona todavía no tiene cómo iniciar sesión. Con un enlace o un código puede elegir cómo iniciar sesión. Sirve una sola vez y vence en 7 días.',
  },
}
