import type { factors as english, signInMails as englishMails } from './words.en.ts'
import { digits } from '../../words/count.ts'

const otherwise =
  'Si no fue usted, elija ahora “Olvidé mi contraseña” en la página para iniciar sesión. Luego avise a quien supervisa su trabajo o a alguien de Recursos Humanos en quien confíe.'
const mail = (subject: string, what: string) => ({
  subject,
  text: (organization: string) =>
    `${what} Este mensaje es sobre su cuenta de orientación en ${organization}. Puede verla aquí:`,
  otherwise,
})

const atOnceFor = (n: number) => {
  if (n === 0) return 'Si elige hoy o un día anterior, se aplica de inmediato.'
  return `Si elige hoy o un día anterior, se aplica de inmediato a ${n === 1 ? 'la persona' : `las ${digits(n)} personas`} de la lista de abajo.`
}

export const signInMails: typeof englishMails = {
  'password-changed': mail('Se cambió su contraseña', 'Se cambió su contraseña.'),
  'passkey-added': mail('Se agregó una clave de acceso', 'Se agregó una clave de acceso a su cuenta.'),
  'passkey-removed': mail('Se quitó una clave de acceso', 'Se quitó una clave de acceso de su cuenta.'),
  'app-added': mail(
    'Los códigos de una app están activados',
    'Desde ahora, también necesita un código de una app para iniciar sesión.',
  ),
  'app-removed': mail(
    'Los códigos de una app están desactivados',
    'Ya no necesita un código de una app para iniciar sesión.',
  ),
  'spare-codes-made': mail(
    'Códigos de reserva nuevos',
    'Se crearon códigos de reserva nuevos. Los anteriores ya no sirven.',
  ),
  'spare-code-used': mail('Se usó un código de reserva', 'Alguien inició sesión con uno de sus códigos de reserva.'),
  'signed-out': {
    ...mail(
      'Se cerraron sus sesiones',
      'Alguien de Recursos Humanos o de administración cerró su sesión en todos los dispositivos. Puede iniciar sesión otra vez.',
    ),
    otherwise:
      'Si no sabe por qué, pregunte a quien supervisa su trabajo o a alguien de Recursos Humanos en quien confíe.',
  },
  'single-sign-on-added': mail(
    'Se conectó el acceso de su organización',
    'Desde ahora, puede entrar en su cuenta con el acceso de su organización.',
  ),
  'single-sign-on-removed': mail(
    'Se desconectó el acceso de su organización',
    'Ya no puede entrar en su cuenta con el acceso de su organización.',
  ),
  'records-joined': {
    ...mail(
      'Sus dos registros ahora son uno solo',
      'Recursos Humanos encontró que usted tenía dos registros y los unió. Conserva un acceso, y el otro ya no sirve.',
    ),
    otherwise:
      'Si los dos registros no eran suyos, avise a quien supervisa su trabajo o a alguien de Recursos Humanos en quien confíe.',
  },
}

/** Passkeys, codes from an app, and spare codes, in Spanish. */
export const factors: typeof english = {
  passkey: {
    joinTitle: 'Use su huella, su cara o el bloqueo de pantalla',
    joinLead: 'Desbloquee este dispositivo como siempre lo hace, y listo. No tiene que recordar ninguna contraseña.',
    joinPrivate:
      'Su huella y su cara nunca salen del dispositivo. En una computadora que usan otras personas, elija una contraseña.',
    joinButton: 'Usar mi huella, mi cara o el bloqueo de pantalla',
    orPassword: 'O elija una contraseña',
    signIn: 'Iniciar sesión con una clave de acceso',
    signInHint: 'Es su huella, su cara o el bloqueo de pantalla, si configuró una clave de acceso.',
    failed: 'No funcionó. Intente de nuevo o use la otra opción de esta página.',
    known: 'Este dispositivo ya tiene una clave de acceso para su cuenta.',
    refused:
      'Esa clave de acceso no corresponde a ninguna cuenta de aquí. Intente de nuevo o inicie sesión de otra forma.',
    notMade: 'La clave de acceso no se guardó. Quizá pasó demasiado tiempo. Intente de nuevo.',

    title: 'Agregar una clave de acceso',
    lead: 'Con una clave de acceso, usted inicia sesión al desbloquear su celular o su computadora: con su huella, su cara o el bloqueo de pantalla.',
    whatItIs: 'Sirve solo aquí y solo en sus dispositivos. Nunca recibimos su huella ni una imagen de su cara.',
    button: 'Agregar una clave de acceso',
    none: 'Este navegador no puede crear una clave de acceso aquí. Intente en su celular o en otro navegador.',
    devices: {
      android: 'Dispositivo Android',
      chromebook: 'Chromebook',
      ipad: 'iPad',
      iphone: 'iPhone',
      linux: 'Computadora con Linux',
      mac: 'Mac',
      windows: 'Computadora con Windows',
      other: 'Mi dispositivo',
    },
    onePasskey: 'Su clave de acceso',
    name: 'Nombre',
    nameHint: 'Elija un nombre para reconocerla, como “Mi celular”.',
    nameNeeded: 'Escriba un nombre, como “Mi celular”.',
    added: 'Agregada',
    used: 'Último uso',
    neverUsed: 'Todavía sin usar',
    rename: 'Guardar el nombre',
    removeTitle: 'Quitar esta clave de acceso',
    removeLead: 'Si la quita, ya no servirá para iniciar sesión. Quítela también del dispositivo.',
    remove: 'Quitarla',
    lastWayIn: 'Es su única forma de iniciar sesión. Primero elija una contraseña o agregue otra clave de acceso.',
    lastStep:
      'Usted necesita un segundo paso para iniciar sesión, y este es el único que tiene. Configure otro primero.',
  },

  list: {
    title: 'Cómo inicia sesión',
    passkeys: 'Claves de acceso',
    noPasskey: 'No tiene ninguna clave de acceso.',
    line: (added, used) =>
      used === null ? `agregada el ${added}, todavía sin usar` : `agregada el ${added}, último uso el ${used}`,
    change: 'Cambiar el nombre o quitarla',
    add: 'Agregar una clave de acceso',
    app: 'Códigos de una app',
    appOff: 'Desactivados. Si los activa, escribirá un código después de la contraseña.',
    appNotAsked: 'No tiene contraseña, así que no necesita un código. Una clave de acceso vale por los dos pasos.',
    appOn: (date) => `Activados desde el ${date}. Usted escribe un código después de la contraseña.`,
    setUp: 'Configurar códigos de una app',
    turnOff: 'Desactivarlos',
    codes: 'Códigos de reserva',
    codesLeft: (n) => (n === 1 ? 'Le queda uno.' : `Le quedan ${digits(n)}.`),
    noCodes: 'No tiene ninguno. Cree algunos por si pierde su celular.',
    makeCodes: 'Crear códigos de reserva',
    changed: {
      'passkey-added': 'Se agregó su clave de acceso.',
      'passkey-renamed': 'Se guardó el nombre.',
      'passkey-removed': 'Se quitó la clave de acceso.',
      'app-added': 'Los códigos de una app están activados.',
      'app-removed': 'Los códigos de una app están desactivados.',
    },
    firstPasswordTitle: 'Elegir una contraseña',
    firstPasswordLead: 'No tiene ninguna. Una contraseña es otra forma de iniciar sesión.',
  },

  app: {
    title: 'Códigos de una app',
    lead: 'Una app de autenticación en su celular muestra un código nuevo cada 30 segundos. Usted lo escribe después de la contraseña.',
    anyApp:
      'Sirve cualquier app de este tipo: Google Authenticator, Microsoft Authenticator o el administrador de contraseñas de su celular.',
    scanTitle: '1. Agregue esta cuenta a su app',
    onThisDevice: '¿Tiene la app en este dispositivo?',
    open: 'Abrir en mi app',
    scan: '¿La tiene en otro dispositivo? Escanee este código QR con la app.',
    square: 'Un código QR para escanear con su app',
    typeKey: 'O escriba esta clave en la app:',
    codeTitle: '2. Escriba el código que la app muestra ahora',
    code: 'Código de la app',
    button: 'Activar',
    wrong:
      'Este no es el código que la app muestra ahora. Espere el siguiente y escríbalo. Revise que la hora de su celular esté bien.',
    over: 'Pasó demasiado tiempo, así que hay un código QR nuevo. Escanéelo y quite de su app la cuenta que agregó antes.',
    removeTitle: 'Desactivar los códigos de una app',
    removeLead: 'Si los desactiva, iniciará sesión sin código.',
    remove: 'Desactivar',
    lastStep:
      'Usted necesita un segundo paso para iniciar sesión. Agregue una clave de acceso antes de desactivar este.',
  },

  codes: {
    title: 'Códigos de reserva',
    next: 'Ahora cree códigos de reserva.',
    lead: 'Si pierde su celular, use uno de estos códigos como segundo paso. Cada uno sirve una sola vez.',
    replaces: 'Los códigos nuevos reemplazan a los que tenía antes.',
    button: 'Mostrar diez códigos nuevos',
    onceTitle: 'Estos códigos se muestran una sola vez',
    onceLead: 'Imprima esta página o anote los códigos. Guárdelos con sus papeles importantes, no en el celular.',
    goOn: 'Ya los guardé',
    listLabel: 'Sus diez códigos de reserva',
  },

  step: {
    title: 'Un paso más',
    lead: 'Su contraseña es correcta. Ahora confirme su identidad.',
    app: 'Código de su app',
    appHint: 'Seis dígitos. Si perdió su celular, escriba aquí uno de sus códigos de reserva.',
    spare: 'Código de reserva',
    spareHint: 'Si no puede usar su clave de acceso, escriba uno de sus códigos de reserva.',
    button: 'Continuar',
    passkey: 'Usar mi clave de acceso',
    needed: 'Escriba el código',
    wrong: 'Este código no es correcto o ya se usó. Espere el siguiente o escriba un código de reserva.',
    over: 'Pasó demasiado tiempo. Inicie sesión de nuevo.',
    lost: '¿No tiene un código a la mano ni códigos de reserva? Pida ayuda a Recursos Humanos, que creará un código de recuperación para usted. Una segunda persona tiene que dar su visto bueno.',
    back: 'Volver al inicio de sesión',
  },

  setUp: {
    title: 'Configurar un segundo paso',
    must: 'Con su cuenta se pueden abrir registros de otras personas, así que necesita un segundo paso además de la contraseña. Configúrelo ahora. Se tarda dos minutos, y luego puede continuar.',
    may: (date) =>
      `A partir del ${date}, su cuenta necesita un segundo paso además de la contraseña. Puede configurarlo ahora.`,
    passkeyTitle: 'Una clave de acceso',
    passkeyLead: 'Es lo más fácil: su huella, su cara o el bloqueo de pantalla.',
    passkeyLink: 'Agregar una clave de acceso',
    appTitle: 'Códigos de una app',
    appLead: 'Funciona en cualquier celular, aunque la computadora no pueda usar claves de acceso.',
    appLink: 'Configurar códigos de una app',
    help: '¿Algún problema? Pida ayuda a quien administra el sistema.',
  },

  reminder: (date) => `A partir del ${date} necesita un segundo paso para iniciar sesión.`,
  reminderLink: 'Configúrelo ahora',

  rule: {
    title: 'Segundo paso al iniciar sesión',
    lead: 'Las personas que pueden ver registros de otras usan una clave de acceso, o un código de una app además de la contraseña.',
    whom: 'Se aplica a Recursos Humanos, Recursos Humanos de un centro, auditoría y administración. Quienes usan el inicio de sesión único hacen el segundo paso en ese mismo inicio de sesión.',
    from: 'Obligatorio a partir de',
    fromHint: (n) =>
      `Deje este campo vacío si nadie necesita un segundo paso. Hasta ese día, cada persona ve un recordatorio en sus páginas. Después, tiene que configurarlo antes de continuar. ${atOnceFor(n)}`,
    button: 'Guardar',
    off: 'Ahora nadie necesita un segundo paso.',
    ahead: (date) => `Hace falta a partir del ${date}. Hasta entonces, cada persona ve un recordatorio en sus páginas.`,
    inForce: (date, n) => {
      const since = `Hace falta desde el ${date}.`
      if (n === 0) return since
      return `${since} ${n === 1 ? 'Una persona tiene' : `${digits(n)} personas tienen`} que configurarlo antes de abrir otra página.`
    },
    saved: (now) => `Guardado. ${now}`,
    whoTitle: 'Quiénes todavía no tienen un segundo paso',
    nobody: 'Todas las personas que necesitan un segundo paso lo tienen.',
    lost: (newLink) =>
      `¿Alguien perdió su segundo paso y también los códigos de reserva? Recursos Humanos abre la página de esa persona y elige “${newLink}”. Una segunda persona tiene que dar su visto bueno al código de recuperación, que reemplaza todo lo que la persona usa para iniciar sesión.`,
  },

  changes: {
    'password-changed': (date) => `Se cambió su contraseña el ${date}.`,
    'passkey-added': (date) => `Se agregó una clave de acceso a su cuenta el ${date}.`,
    'passkey-removed': (date) => `Se quitó una clave de acceso de su cuenta el ${date}.`,
    'app-added': (date) => `Se activaron los códigos de una app el ${date}.`,
    'app-removed': (date) => `Se desactivaron los códigos de una app el ${date}.`,
    'spare-codes-made': (date) => `Se crearon códigos de reserva nuevos el ${date}.`,
    'spare-code-used': (date) => `Se usó uno de sus códigos de reserva el ${date}.`,
    'signed-out': (date) =>
      `Alguien de Recursos Humanos o de administración cerró su sesión en todos los dispositivos el ${date}.`,
    'single-sign-on-added': (date) => `El acceso de su organización se conectó el ${date}.`,
    'single-sign-on-removed': (date) => `El acceso de su organización se desconectó el ${date}.`,
    'records-joined': (date) =>
      `Recursos Humanos unió sus dos registros el ${date}. Usted conserva este acceso; el otro ya no sirve.`,
  },
}
