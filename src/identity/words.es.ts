import type { accountRecovery as englishRecovery } from './words.en.ts'
import { signInMails } from './factors/words.es.ts'
import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from './password.ts'
import type { Messages } from '../words/messages.ts'
import { personTypes } from '../people/words.es.ts'
import { count, digits } from '../words/count.ts'
import { atHour } from '../words/hour.ts'

/** Getting into an account again, in Spanish. */
export const accountRecovery: typeof englishRecovery = {
  mails: {
    'reset-link': {
      subject: 'Su enlace para iniciar sesión',
      text: (organization) =>
        `Con este enlace puede iniciar sesión en su orientación de ${organization} o elegir otra contraseña. Sirve una sola vez y vence en 1 hora.`,
      otherwise:
        'Si no lo pidió, no haga nada: su contraseña sigue igual. Si vuelve a pasar, avise a Recursos Humanos.',
    },
    'recovery-asked': {
      subject: 'Recursos Humanos pide su visto bueno',
      text: (organization, name) =>
        `Recursos Humanos de ${organization} quiere crear un código de recuperación para la cuenta de ${name}, y una segunda persona tiene que dar su visto bueno. Confirme con ${name} que lo pidió y luego dé su visto bueno en esta página:`,
      otherwise: 'Si no lo puede confirmar, no dé su visto bueno. Sin él no se crea ningún código.',
    },
    'role-changed': {
      subject: 'Cambiaron los roles',
      text: (organization, name) =>
        `Cambiaron los roles de ${name} en ${organization}. La página de este enlace dice qué cambió y quién lo hizo:`,
      otherwise: 'Si no lo esperaba, hable con la persona que administra el sistema.',
    },
    'hr-given': {
      subject: 'Alguien ahora tiene acceso de Recursos Humanos',
      text: (organization, name) =>
        `${name} ahora tiene acceso de Recursos Humanos en ${organization} y puede ver todos los registros. Este es el registro de esa persona:`,
      otherwise: 'Si no lo esperaba, hable con sus colegas de Recursos Humanos.',
    },
    'hr-ended': {
      subject: 'Alguien ya no tiene acceso de Recursos Humanos',
      text: (organization, name) =>
        `${name} ya no tiene acceso de Recursos Humanos en ${organization}. Este es el registro de esa persona:`,
      otherwise: 'Si no lo esperaba, hable con sus colegas de Recursos Humanos.',
    },
    'sign-in-linked': {
      subject: 'Su inicio de sesión está confirmado',
      text: (organization) =>
        `Recursos Humanos confirmó su identidad. A partir de ahora, usted inicia sesión en su orientación de ${organization} con el acceso de su organización:`,
      otherwise: 'Si no intentó iniciar sesión, avise a Recursos Humanos: quizá otra persona usó su acceso.',
    },
    'address-changed': {
      subject: 'Se cambió su correo electrónico',
      text: (organization) =>
        `Se cambió el correo electrónico registrado para su orientación en ${organization}. A partir de ahora, los mensajes llegan a la dirección nueva. Usted inicia sesión igual que antes:`,
      otherwise:
        'Si no lo pidió, inicie sesión y elija otra contraseña en la página de su cuenta. Después avise a quien supervisa su trabajo o a alguien de Recursos Humanos en quien confíe.',
    },
    ...signInMails,
  },

  forgot: {
    link: 'Olvidé mi contraseña',
    title: 'Recuperar el acceso a su cuenta',
    mailTitle: 'Por correo electrónico',
    mailLead:
      'Podemos enviarle un enlace por correo. Con él puede iniciar sesión y elegir otra contraseña. Sirve una sola vez y vence en 1 hora.',
    button: 'Enviarme un enlace',
    asked:
      'Si existe una cuenta con este nombre y tiene un correo registrado, el enlace va en camino. Debe llegar en unos minutos.',
    otherTitle: 'Sin correo',
    other:
      'Pida ayuda a Recursos Humanos, o dígale a quien supervisa su trabajo que la pida por usted. Recursos Humanos le crea un código de recuperación y una segunda persona da su visto bueno.',
    back: 'Volver al inicio de sesión',
  },

  again: {
    byMail:
      'Esta persona ya tiene cómo iniciar sesión. Podemos enviarle a ella, por correo, un enlace para configurar otra forma de hacerlo. Usted no verá el enlace.',
    byMailHour: 'El enlace sirve una sola vez y vence en 1 hora.',
    sendButton: 'Enviar un enlace al correo de la persona',
    sent: 'El enlace va en camino al correo de la persona.',
    sentBefore: 'Hace poco se envió un enlace. Espere 10 minutos antes de enviar otro.',
    code: 'Esta persona ya tiene cómo iniciar sesión. Con un enlace que usted le diera, se abriría una cuenta que está en uso. En su lugar, hace falta un código de recuperación.',
    whyNoMail: {
      'no-server': 'Este servidor no envía correo.',
      'no-address': 'No hay un correo electrónico en el registro.',
      unconfirmed:
        'El correo del registro se cambió, y la persona todavía no lo ha confirmado en la página de su cuenta.',
      'second-step': 'Esta persona usa un segundo paso al iniciar sesión, y un enlace por correo no lo reemplaza.',
    },
    forgotAlone: 'Si la persona solo olvidó la contraseña, puede elegir “Olvidé mi contraseña” sin ayuda de nadie.',
    takesSecond:
      'Una segunda persona tiene que dar su visto bueno: quien supervisa a esta persona o alguien más de Recursos Humanos.',
    whatCodeDoesTitle: 'Qué hace el código',
    whatCodeDoes: [
      'El código reemplaza todo lo que la persona usa para iniciar sesión: la contraseña, las claves de acceso, los códigos de una app y los de reserva. También desconecta el acceso de la organización, que la persona puede volver a conectar después en la página de su cuenta.',
      'Cierra todas las sesiones de la persona y borra las respuestas sin entregar. Después, el curso muestra menos detalle hasta que la persona elija cuánto quiere ver. Lo terminado se conserva.',
      'El registro dice quién creó el código y quién dio su visto bueno. La persona ve un aviso cada vez que inicia sesión, por lo menos durante 7 días y después hasta que confirme que lo leyó.',
    ],
    whoMayAgree: (names) => `Quién puede dar su visto bueno: ${names}.`,
    askButton: 'Pedir un código de recuperación',
    waiting: (date, address) =>
      `El código se pidió el ${date}. Una de las personas que aparecen abajo tiene que confirmarlo con quien usa la cuenta y luego dar su visto bueno, al iniciar sesión o en ${address}.`,
    agreed: (name) => `${name} dio su visto bueno.`,
    nobody:
      'Nadie más puede dar su visto bueno: no hay nadie que supervise a esta persona y tenga cuenta, ni nadie más en Recursos Humanos. Así quedará en el registro.',
    notAlone: (date) =>
      `Ahora nadie puede dar su visto bueno, pero hace pocos días alguien podía. Hasta el ${date}, todavía hace falta una segunda persona para crear un código. Dé acceso de Recursos Humanos a alguien más, o agregue al registro de esta persona quién la supervisa.`,
    whenToMake: 'Cree el código cuando la persona esté con usted o al teléfono. Sirve una sola vez y vence en 1 hora.',
    makeButton: 'Crear el código de recuperación',
    heading: (name) => `Un código de recuperación para ${name}`,
    until: 'Sirve una sola vez y vence en 1 hora.',
  },

  agree: {
    title: 'Códigos que esperan su visto bueno',
    lead: 'Recursos Humanos quiere crear un código para que alguien pueda elegir una contraseña nueva. Antes, hable con esa persona cara a cara o por teléfono. Dé su visto bueno solo si esa persona confirma que lo pidió.',
    none: 'Ningún código espera su visto bueno.',
    ifNot:
      'Si esa persona no lo pidió, no dé su visto bueno y avise a Recursos Humanos. Sin su visto bueno, la solicitud vence a los 7 días.',
    missed: 'Esta solicitud ya se resolvió, o no le toca a usted dar el visto bueno.',
    done: 'Usted dio su visto bueno. Recursos Humanos ya puede crear el código.',
    line: (name, by, date) => `${by} pidió un código para ${name} el ${date}.`,
    button: (name) => `Lo confirmé con ${name} y doy mi visto bueno`,
    goOn: 'Continuar sin dar el visto bueno',
    back: 'Volver a su trabajo',
  },

  notice: {
    title: 'Sobre su cuenta',
    lead: 'Otra persona cambió la forma en que usted inicia sesión. Verá este aviso por lo menos durante 7 días, y después hasta que confirme que lo leyó.',
    changedLead: 'Esto es lo que cambió desde la última vez que inició sesión.',
    notYouEither:
      'Si no sabe por qué, elija ahora otra contraseña: eso cierra la sesión en los demás dispositivos. Luego avise a quien supervisa su trabajo o a alguien de Recursos Humanos en quien confíe.',
    listTitle: 'Lo que otras personas cambiaron en la forma en que usted inicia sesión',
    recovery: (date, by) => `${by} creó un código de recuperación para su cuenta el ${date}.`,
    agreed: (name) => `${name} dio su visto bueno.`,
    agreedByNobody: 'No había otra persona que pudiera dar su visto bueno.',
    nobodyAsked: 'Se creó en el servidor, y no se pidió el visto bueno a nadie de Recursos Humanos.',
    undone: (date, by) => `${by} eliminó su contraseña el ${date}.`,
    merged: (date, by) =>
      `${by} unió sus dos registros el ${date}. Puede iniciar sesión con cualquiera de los dos accesos.`,
    notYou:
      'Si no lo pidió, elija ahora otra contraseña: eso anula todos los códigos y enlaces. Después avise a quien supervisa su trabajo o a alguien de Recursos Humanos en quien confíe.',
    notYouWithoutPassword:
      'Si no sabe por qué, revise ahora cómo inicia sesión y quite toda clave de acceso que no reconozca. Luego avise a quien supervisa su trabajo o a alguien de Recursos Humanos en quien confíe.',
    ways: 'Revisar cómo inicio sesión',
    from: (date) =>
      `Podrá confirmar que leyó este aviso a partir del ${date}. Hasta entonces lo verá cada vez que inicie sesión.`,
    password: 'Elegir otra contraseña',
    button: 'Lo leí',
    later: 'Continuar y volver a ver este aviso la próxima vez',
    fromConsole: 'Quien administra el servidor',
  },

  address: {
    title: 'Su correo electrónico',
    lead: (email) =>
      `Otra persona registró ${email} como su correo. Hasta que usted confirme que es suyo, no enviaremos a esa dirección ningún enlace para elegir otra contraseña.`,
    button: 'Sí, es mi correo',
    confirmed: 'Su correo está confirmado.',
  },
}

const minutes = (n: number) => (n === 1 ? 'un minuto' : `${digits(n)} minutos`)

/** Signing in, the account, the first set-up, codes on paper, and pages that say what went wrong, in Spanish. */
export const account: Messages['account'] = {
  title: 'Su cuenta',
  roles: {
    'site-hr': 'Recursos Humanos de un centro',
    hr: 'Recursos Humanos',
    steward: 'Responsable del contenido',
    auditor: 'Auditoría',
    administrator: 'Administración',
  },

  required: '(obligatorio)',
  toFix: (n) => (n === 1 ? 'Una cosa por corregir' : `${digits(n)} cosas por corregir`),
  errorTitle: (title) => `Hay algo por corregir: ${title}`,

  signInName: 'Nombre de usuario',
  signInNameHint:
    'El que le mostramos o el que eligió al crear su contraseña. Casi siempre es su correo del trabajo. También sirve su número de empleado.',
  password: 'Contraseña',
  newPassword: 'Contraseña nueva',
  newPasswordHint: `Al menos ${SHORTEST_PASSWORD} caracteres. Una frase corta que usted invente es fácil de recordar.`,
  names: {
    looksLike: (name) =>
      `“${name}” parece el nombre de una persona. En su lugar, escriba una función, por ejemplo, “dirección del programa”. Si no es el nombre de una persona, déjelo así.`,
    held: (name) =>
      `“${name}” parece el nombre de una persona. En su lugar, escriba una función o un nombre neutral. Si no es el nombre de una persona, envíe otra vez el formulario.`,
    heldPhone: (phone) =>
      `El ${phone} no es un número del centro ni de una línea compartida. No anote el número de ninguna persona. Si el personal puede ver este, envíe otra vez el formulario.`,
  },
  needs: {
    signInName: 'Escriba su nombre de usuario. Casi siempre es su correo del trabajo.',
    password: 'Escriba su contraseña',
    currentPassword: 'Escriba su contraseña actual',
    code: 'Escriba el código del papel',
    name: 'Escriba el nombre de la persona',
    department: 'Escriba el departamento, por ejemplo, Residencial',
    position: 'Escriba el puesto, por ejemplo, Trabajo con jóvenes',
    yourName: 'Escriba su nombre',
    organization: 'Escriba el nombre de su organización',
    timeZone: 'Elija una zona horaria de la lista',
    site: 'Escriba el nombre de su primer centro',
    slug: 'Use minúsculas, números y guiones simples, por ejemplo, casa-norte',
    email: 'Escriba la dirección de correo completa, por ejemplo, nombre@harborstreet.example',
    date: 'Elija un día, por ejemplo, 2026-11-24',
    year: 'Elija un día entre 1900 y 2199. ¿Está bien el año?',
    siteChoice: 'Elija un centro de la lista',
    type: 'Elija un tipo de la lista',
    shorter: 'Use menos caracteres aquí',
  },
  passwordProblems: {
    short: `Use al menos ${SHORTEST_PASSWORD} caracteres en la contraseña. Una frase corta funciona bien.`,
    long: `Use ${LONGEST_PASSWORD} caracteres o menos`,
    common:
      'Mucha gente usa esta u otra parecida, así que es de las primeras que se adivinan. Use una frase corta que usted invente, de cuatro palabras o más.',
    'about-you':
      'Se parece a un nombre que otras personas conocen, así que es fácil de adivinar. Use una frase corta que usted invente, de cuatro palabras o más.',
  },
  signInNameTaken: 'Otra persona ya usa este nombre de usuario. Elija otro.',
  signInNameShort: 'Use al menos 3 caracteres en el nombre de usuario, sin espacios',

  signIn: {
    title: 'Iniciar sesión',
    lead: 'Use la contraseña que eligió cuando abrió su enlace o escribió su código.',
    ended: 'Su sesión se cerró. Inicie sesión otra vez para continuar.',
    button: 'Iniciar sesión',
    wrong:
      'El nombre de usuario o la contraseña no son correctos. Revise los dos datos, o elija “Olvidé mi contraseña”.',
    wait: (n) =>
      `Demasiados intentos. Espere ${minutes(n)} y pruebe otra vez. Con una contraseña nueva no hay que esperar: elija “Olvidé mi contraseña”.`,
    closed: 'Esta cuenta está cerrada. Si todavía trabaja aquí, pregunte a Recursos Humanos.',
    haveCode: 'Tengo un código en papel',
    noEmail: '¿No tiene correo? Pida un código a quien supervisa su trabajo. Recursos Humanos lo crea.',
    shared: '¿Computadora compartida? Cuando termine, elija “Salir de esta página”, arriba. Eso cierra su sesión.',
    notSetUp: 'Esta orientación aún no está lista. Quien inició el servidor tiene un enlace para prepararla.',
    helpTitle: '¿Necesita ayuda ahora con una persona joven?',
    helpLead: 'Para eso no tiene que iniciar sesión.',
  },

  ...accountRecovery,

  signedOut: {
    title: 'Su sesión está cerrada',
    lead: 'Su avance está guardado.',
    again: 'Iniciar sesión otra vez',
  },

  left: {
    title: 'Página en blanco',
    text: 'Esta página está en blanco.',
  },

  code: {
    title: 'Escriba su código',
    label: 'Código',
    hint: 'Está en el papel que recibió, o se lo da quien supervisa su trabajo. Se ve así: 7KQM-4XTB. Los espacios, los guiones y las mayúsculas no importan.',
    button: 'Continuar',
    wrong:
      'Este código no funciona. Puede que ya se haya usado o que haya vencido. Pida uno nuevo a Recursos Humanos o a quien supervisa su trabajo.',
    wait: (n) => `Demasiados intentos. Espere ${minutes(n)} y pruebe otra vez.`,
    busy: (n) =>
      `En este momento se están escribiendo demasiados códigos equivocados, así que durante ${minutes(n)} no funcionará ningún código que se escriba. El código QR del papel funciona de inmediato: escanéelo con la cámara de un celular.`,
  },

  join: {
    title: 'Elija cómo iniciar sesión',
    passwordTitle: 'Elija una contraseña',
    showPassword: 'Mostrar la contraseña',
    lead: (name) => `Le damos la bienvenida, ${name}.`,
    notYou: '¿No es usted? Cierre esta página y avise a Recursos Humanos.',
    site: 'Centro',
    yourSignInName: 'Su nombre de usuario, si elige una contraseña',
    choose: 'Elija uno que pueda recordar. Lo escribirá cada vez que inicie sesión.',
    button: 'Guardar y continuar',
    onceLead: '¿No quiere cambiar nada?',
    once: 'Solo iniciar sesión',
    overTitle: 'Este enlace ya no funciona',
    overLead:
      'Cada enlace sirve una sola vez y tiene un plazo: una invitación, 7 días; un enlace para una contraseña nueva, 1 hora. Pida un enlace o un código nuevo a Recursos Humanos o a quien supervisa su trabajo.',
    overSignIn: 'Ya tengo cómo iniciar sesión',
  },

  setUp: {
    title: 'Configure su orientación',
    lead: 'Son cuatro partes cortas. Esta página se abre solo una vez.',
    organizationTitle: 'Su organización',
    organization: 'Nombre de la organización',
    timeZone: 'Zona horaria',
    timeZoneHint: 'Las fechas límite y los informes usan esta zona horaria.',
    siteTitle: 'Su primer centro',
    site: 'Nombre del centro',
    siteHint: 'Puede agregar más centros después.',
    slug: 'Nombre corto para direcciones web',
    slugHint:
      'Deje este campo vacío para usar el nombre del centro. Puede cambiarlo después, y una dirección ya impresa sigue funcionando.',
    youTitle: 'Usted, la primera persona de Recursos Humanos',
    name: 'Su nombre',
    signInNameHint: 'Su correo del trabajo u otro nombre que recuerde. Lo escribirá cada vez que inicie sesión.',
    button: 'Configurar',
    department: 'Recursos Humanos',
    position: 'Personal de Recursos Humanos',
    overTitle: 'La configuración ya está hecha, o este enlace ya no funciona',
    overLead:
      'Si nadie puede iniciar sesión todavía, inicie el servidor otra vez: mostrará un enlace nuevo. Si no muestra ninguno, ejecute “csec make-admin” en el servidor.',
  },

  own: {
    name: 'Nombre',
    signInName: 'Nombre de usuario',
    noSignInName: (later) =>
      later === null
        ? 'Sin contraseña no hace falta.'
        : `Sin contraseña no hace falta. Con una contraseña, sería ${later}.`,
    passwordTitle: 'Cambie su contraseña',
    current: 'Contraseña actual',
    change: 'Cambiar la contraseña',
    changed: 'Se cambió su contraseña. Su sesión se cerró en todos los demás dispositivos.',
    wrongCurrent: 'Esta no es su contraseña actual',
    everywhere: 'Cerrar sesión en todos los dispositivos, incluido este',
  },

  ending: {
    label: 'Su sesión',
    note: (idle) =>
      `La sesión se cierra después de ${idle} sin abrir otra página y, a más tardar, a las 12 horas de iniciarla. Si envía un formulario después, lo conservamos una hora para que vuelva a iniciar sesión y lo envíe.`,
    minutes: (n) => `${digits(n)} minutos`,
    hours: (n) => `${digits(n)} horas`,
    idle: 'La sesión se cierra en menos de 5 minutos. Elija “Mantener la sesión abierta” para continuar. Lo que escribió sigue aquí.',
    latest: 'La sesión se cierra en menos de 5 minutos: ninguna dura más de 12 horas. Guarde lo que está haciendo.',
    over: 'La sesión se cerró. Lo que escribió sigue aquí. Envíelo, inicie sesión y envíelo una vez más.',
    stay: 'Mantener la sesión abierta',
    signIn: 'Iniciar sesión otra vez',
  },

  sessions: {
    title: 'Dónde tiene la sesión abierta',
    lead: 'Si no reconoce alguna sesión, ciérrela y elija una contraseña nueva.',
    onlyHere: 'No tiene otra sesión abierta.',
    thisOne: 'Esta sesión',
    end: 'Cerrar sesión',
    endOthers: 'Cerrar sesión en todos los demás dispositivos',
    ended: 'Se cerró la sesión en ese dispositivo.',
    device: (browser, system) => (system === '' ? browser : `${browser} en ${system}`),
    browsers: {
      chrome: 'Chrome',
      edge: 'Edge',
      firefox: 'Firefox',
      opera: 'Opera',
      safari: 'Safari',
      samsung: 'Samsung Internet',
      other: 'Un navegador',
    },
    systems: {
      android: 'Android',
      chromebook: 'una Chromebook',
      ipad: 'un iPad',
      iphone: 'un iPhone',
      linux: 'Linux',
      mac: 'una Mac',
      windows: 'Windows',
      other: '',
    },
    line: (device, began, used) => `${device}: sesión abierta ${began}, usada por última vez ${used}`,
    today: (time) => `hoy ${atHour(time)}`,
    yesterday: (time) => `ayer ${atHour(time)}`,
    justNow: 'hace un momento',
    minutesAgo: (n) => (n === 1 ? 'hace un minuto' : `hace ${digits(n)} minutos`),
    hoursAgo: (n) => (n === 1 ? 'hace una hora' : `hace ${digits(n)} horas`),
  },

  confirm: {
    title: 'Confirme su identidad',
    lead: 'Hace un rato que inició sesión. Este paso cambia algo importante, así que confirme otra vez quién es. Después volverá a donde estaba.',
    buttons: {
      passkey: 'Usar mi clave de acceso',
      password: 'Confirmar',
      app: 'Confirmar con el código',
      'single-sign-on': 'Confirmar con el acceso de su organización',
    },
    wrong: 'Esta no es su contraseña. Intente otra vez, o cierre la sesión y elija “Olvidé mi contraseña”.',
    otherwise: 'Si no puede, cierre la sesión y vuelva a iniciarla.',
  },

  keptForm: {
    title: 'Continúe donde se quedó',
    lead: (page) =>
      `Lo que envió desde la página “${page}” todavía no se ha guardado. Lo conservamos una hora para usted. Envíelo ahora o descártelo.`,
    send: 'Enviar ahora',
    forget: 'Descartar',
    open: (page) => `Ir a “${page}” sin enviarlo`,
  },

  newPerson: {
    title: 'Agregar a una persona',
    next: {
      lead: 'Ahora o después, usted puede crear un enlace y un código para entregárselos a la persona.',
      provider: 'Quienes usan el inicio de sesión único no necesitan el enlace ni el código.',
      mailed:
        'Si usted escribe un correo electrónico, también se envía una invitación por correo el primer día de trabajo.',
      notMailed:
        'No se envía ninguna invitación por correo, porque las invitaciones están desactivadas en Recordatorios.',
      nothingSent: 'No se envía nada, porque no hay un servidor de correo configurado.',
    },
    name: 'Nombre',
    email: 'Correo del trabajo',
    number: 'Número de empleado',
    site: 'Centro',
    chooseSite: 'Elija uno',
    department: 'Departamento',
    position: 'Puesto',
    supervisor: 'Quién supervisa',
    supervisorHint: 'Nombre, correo o número de empleado',
    type: 'Tipo',
    types: personTypes,
    language: 'Idioma del curso',
    languageHint: 'La persona puede cambiarlo en cualquier página, y el curso cuenta igual.',
    worksWithYouth: 'Trabaja con jóvenes',
    hiredOn: 'Fecha de contratación',
    hiredOnHint: 'Si queda vacía, todavía no hay fecha límite.',
    firstContactOn: 'Primer día con jóvenes',
    firstContactHint: 'Deje este campo vacío si aún no se sabe.',
    more: 'Idioma, tipo y más',
    button: 'Agregar a esta persona',
    printButton: 'Agregar e imprimir una tarjeta',
    supervisorUnknown: 'Nadie en el registro tiene este nombre, correo o número de empleado',
    supervisorNotYours:
      'Nadie de sus centros, ni nadie que supervise a su personal, tiene este nombre, correo o número de empleado. Alguien de Recursos Humanos con acceso a todos los centros puede elegir a cualquier persona.',
    supervisorSeveral: 'Varias personas tienen este nombre. Use el correo o el número de empleado.',
    supervisorWho: 'Elija a la persona que busca, o escriba otro nombre, correo o número de empleado',
    emailTaken: 'Alguien en el registro ya tiene este correo',
    numberTaken: 'Alguien en el registro ya tiene este número de empleado',
  },

  link: {
    title: 'Enlace y código',
    heading: (name) => `Un enlace para que ${name} inicie sesión`,
    added: (name) => `Se agregó a ${name}.`,
    dueOn: (date) => `La fecha límite de la orientación es el ${date}.`,
    noHireDate: 'Todavía no hay fecha límite: agregue la fecha de contratación al registro.',
    lead: 'Sirve una sola vez y vence en 7 días.',
    replaces: 'Los enlaces y códigos anteriores dejan de servir.',
    button: 'Crear un enlace y un código',
    cardHeading: (name) => `Tarjeta de inicio de sesión para ${name}`,
    printCard: 'Imprimir la tarjeta',
    onlyHere: (names) =>
      `Los celulares todavía no pueden abrir esto: la dirección solo lleva a la computadora del servidor. Pida a ${names === '' ? 'quien administra el servidor' : `${names} (administración)`} que configure una dirección pública.`,
    onlyHereSetting: 'La opción se llama PUBLIC_URL.',
    backToPeople: 'Todo el personal',
    record: (name) => `Registro de ${name}`,
    onceTitle: 'El enlace y el código se muestran una sola vez',
    onceLead: 'Copie el enlace, o imprima esta página y entréguela. Si se pierde, cree un enlace nuevo.',
    linkLabel: 'Enlace para copiar',
    codeLabel: 'Código para escribir',
    copyLink: 'Copiar el enlace',
    copyCode: 'Copiar el código',
    copied: 'Copiado',
    print: 'Imprimir',
    sheetTitle: 'Su orientación',
    sheetFor: (name) => `Para ${name}`,
    steps: {
      open: 'Apunte la cámara de un celular al código QR, o escriba esta dirección:',
      type: 'Si escribió la dirección, escriba este código:',
      choose: 'Use su huella o elija una contraseña. Con eso inicia sesión.',
    },
    until: (date) => `Sirve una vez, hasta el ${date}.`,
    again: 'Crear un enlace nuevo',
  },

  errorNumber: 'Si pasa otra vez, dé este número a Recursos Humanos o a quien administra el sistema:',
  toStart: 'Ir al inicio',
  sendAgain: 'Probar otra vez',
  errors: {
    'bad-request': {
      title: 'Esta página no se abrió',
      lead: 'Lo que recibimos no corresponde a esta página. Regrese, abra la página otra vez y envíe de nuevo el formulario. Si pegó un texto, escríbalo: puede tener caracteres que no se ven.',
    },
    'sign-in': {
      title: 'Su sesión está cerrada',
      lead: 'Su sesión se cerró antes de que llegara lo que envió, así que no se guardó nada. Inicie sesión y siga desde ahí.',
    },
    forbidden: {
      title: 'Usted no puede abrir esta página',
      lead: 'Su cuenta no tiene acceso a esta página, o el formulario es de una visita anterior. Vaya al inicio y pruebe desde ahí.',
    },
    'not-found': {
      title: 'Aquí no hay ninguna página',
      lead: 'Puede que la dirección tenga un error o que la página haya cambiado de lugar. Su avance guardado está a salvo.',
    },
    conflict: {
      title: 'Otra persona cambió estos datos',
      lead: 'Los datos cambiaron mientras usted tenía la página abierta, así que no se guardó nada. Abra la página otra vez para ver cómo están ahora.',
    },
    'too-large': {
      title: 'Es demasiado para un solo envío',
      lead: 'Lo que envió es más grande de lo que esta página acepta. No se guardó nada. Envíe menos texto. Un archivo puede tener hasta 10 MB.',
    },
    unprocessable: {
      title: 'No se pudo guardar lo que envió',
      lead: 'Algo en el formulario no está bien. No se guardó nada. Regrese y revise lo que escribió.',
    },
    infected: {
      title: 'No se aceptó este archivo',
      lead: 'El antivirus encontró algo en este archivo. No se guardó nada. No abra el archivo y avise a quien se encarga de sus computadoras.',
    },
    'not-scanned': {
      title: 'Este archivo no se pudo revisar',
      lead: 'El antivirus no responde, así que por ahora no se acepta ningún archivo. No se guardó nada. Pruebe más tarde o avise a quien administra el servidor.',
    },
    'too-many': {
      title: 'Espere un momento',
      lead: 'Llegaron demasiadas solicitudes desde su red. No se perdió nada. Espere unos minutos y pruebe otra vez.',
    },
    unavailable: {
      title: 'Esta página no se abrió',
      lead: 'En este momento no podemos leer los registros. Su avance guardado está a salvo. Espere 30 segundos y pruebe otra vez.',
    },
    statuses: {
      title: 'Se están actualizando los estados',
      lead: 'Estamos actualizando el estado de todo el personal, y eso tarda unos minutos. Mientras tanto, no mostramos ninguno que pueda estar equivocado. Espere un minuto y abra esta página otra vez.',
    },
    'no-statuses': {
      title: 'Los estados no se pueden mostrar en este momento',
      lead: 'En este momento no podemos guardar nada, así que no podemos actualizar el estado de todo el personal. Mientras tanto no mostramos ninguno que pueda estar equivocado. El curso, las tarjetas y las páginas sobre una sola persona se abren como siempre. Si esto continúa, avise a quien administra el servidor.',
    },
    'statuses-not-saved': {
      title: 'Lo que envió todavía no está guardado',
      lead: 'Estamos actualizando el estado de todo el personal, y eso tarda unos minutos. Lo que acaba de enviar no está guardado, pero sigue en esta página. Espere un minuto y elija “Probar otra vez”.',
    },
    'not-saved': {
      title: 'Lo que envió todavía no está guardado',
      lead: 'En este momento no podemos guardar nada, así que lo que acaba de enviar no está guardado. Lo que escribió sigue en esta página. Espere 30 segundos y elija “Probar otra vez”.',
    },
    'not-saved-nor-kept': {
      title: 'Lo que envió todavía no está guardado',
      lead: 'En este momento no podemos guardar nada, así que lo que acaba de enviar no está guardado. Espere 30 segundos, regrese y envíelo otra vez.',
    },
    'our-fault': {
      title: 'Esta página no se abrió',
      lead: 'El problema fue nuestro, no suyo. Su avance guardado está a salvo. Si acaba de enviar algo, abra la página otra vez y revise si está ahí.',
    },
  },
}

export const bulkInvites: Messages['hr']['bulkInvites'] = {
  title: 'Invitar a personas',
  lead: 'Imprima una tarjeta para cada persona.',
  found: {
    any: (n) =>
      n === 1
        ? '1 persona todavía no ha iniciado sesión aquí, aunque quizá tomó el curso en otro sistema.'
        : `${digits(n)} personas todavía no han iniciado sesión aquí. Quizá algunas tomaron el curso en otro sistema.`,
    none: (n) =>
      n === 1
        ? '1 persona que todavía no ha iniciado sesión aquí no tiene tarjeta ni invitación vigentes.'
        : `${digits(n)} personas que todavía no han iniciado sesión aquí no tienen tarjeta ni invitación vigentes.`,
    due: (n) =>
      n === 1
        ? '1 persona tiene el curso pendiente y no tiene tarjeta ni invitación para iniciar sesión.'
        : `${digits(n)} personas tienen el curso pendiente y no tienen tarjeta ni invitación para iniciar sesión.`,
  },
  everyone: (n) =>
    n === 1 ? 'Ver a todos (1 persona)' : `Ver a las ${digits(n)} personas que no han iniciado sesión aquí`,
  printAll: (n) => `Imprimir tarjetas para las ${digits(n)} personas`,
  printRest: (n) => `Imprimir tarjetas para las ${digits(n)} personas sin tarjeta ni invitación`,
  code: 'Tarjeta o enlace',
  codeChoices: {
    any: 'Quienes no han iniciado sesión',
    none: 'Solo quienes no tienen código ni invitación vigentes',
    due: 'Solo quienes tienen el curso pendiente',
  },
  table: 'Personas que todavía no han iniciado sesión aquí',
  codeUntil: (date) => `Tarjeta o enlace vigente hasta el ${date}`,
  codeWaits: (date) => `Tarjeta por entregar, vigente hasta el ${date}`,
  codeNone: 'Nada vigente',
  batch: (n, date) =>
    n === 1 ? `1 tarjeta del ${date} por entregar` : `${digits(n)} tarjetas del ${date} por entregar`,
  notAll: 'Quite la marca de las que aún no entregó',
  handOver: 'Registrar la entrega',
  handed: (n) =>
    n === 1
      ? 'Quedó registrado que se entregó 1 tarjeta.'
      : `Quedó registrado que se entregaron ${digits(n)} tarjetas.`,
  onRecordTitle: 'Tarjetas registradas como entregadas',
  onRecord: (n, date, name) =>
    n === 1
      ? `1 tarjeta registrada como entregada; lo confirmó ${name} el ${date}`
      : `${digits(n)} tarjetas registradas como entregadas; lo confirmó ${name} el ${date}`,
  someOfThem: 'Quite la marca de las que sí se entregaron',
  takeBack: 'Al final no se hizo la entrega',
  takenBack: (n) =>
    n === 1
      ? '1 tarjeta volvió a la lista de entregas pendientes.'
      : `${digits(n)} tarjetas volvieron a la lista de entregas pendientes.`,
  noStaffTitle: 'Todavía no ha agregado a su personal.',
  importList: 'Importar una lista',
  addPerson: 'Agregar a una persona',
  noneTitle: 'Aquí nadie espera un código',
  noneText:
    'Todas las personas pueden iniciar sesión o tienen un código que todavía sirve. Cambie los filtros para ver a otras.',

  cardsTitle: 'Tarjetas para entregar',
  made: (n) => `${count(n, 'tarjeta', 'tarjetas')} para entregar`,
  onceLead:
    'Imprima esta página ahora y corte por las líneas. Si sale antes de imprimirla, o si se pierde una tarjeta, imprima otra: el código anterior deja de servir.',
  confirmLead:
    'Después de entregar las tarjetas, elija “Registrar la entrega”, aquí o más tarde en “Invitar a personas”. Hasta entonces, estas invitaciones siguen en la lista.',
  print: 'Para imprimir: papel tamaño carta, en tamaño real. 8 tarjetas por página.',
  leftOut: (n) =>
    n === 1
      ? 'Queda fuera una persona: ya puede iniciar sesión, ya no trabaja aquí o alguien le creó una tarjeta o un enlace después de que usted abrió la página.'
      : `Quedan fuera ${digits(n)} personas: ya pueden iniciar sesión, ya no trabajan aquí o alguien les creó una tarjeta o un enlace después de que usted abrió la página.`,
  again: 'Invitar a más personas',

  card: {
    scan: 'Escanee el código QR con un celular, o vaya a',
    type: 'y escriba este código:',
  },
}
