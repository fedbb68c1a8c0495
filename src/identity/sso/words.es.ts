import type { Messages } from '../../words/messages.ts'
import { count, digits } from '../../words/count.ts'

/** Signing in at the organization's own provider, in Spanish. */
export const singleSignOn: Messages['singleSignOn'] = {
  button: (label) => `Iniciar sesión con ${label}`,
  lead: 'Use el acceso que ya tiene para los otros programas de su trabajo.',
  otherTitle: 'Otras formas de iniciar sesión',

  onTheWay: {
    title: 'Un momento',
    lead: (label) => `Estamos abriendo ${label}.`,
    link: (label) => `Ir a ${label}`,
  },

  notices: {
    down: (label) =>
      `Ahora no se puede iniciar sesión con ${label}. No es culpa suya. Use su contraseña o un código, o pruebe más tarde.`,
    refused: (label) =>
      `No pudimos comprobar que la respuesta viniera de ${label}, así que no se inició su sesión. Empiece aquí otra vez.`,
    'not-finished': (label) =>
      `No terminó de iniciar sesión con ${label}. Empiece otra vez, o use su contraseña. Si no tiene cuenta allí ni contraseña aquí, pida un código a Recursos Humanos.`,
    over: () => 'El inicio de sesión tardó demasiado o empezó en otro navegador. Empiece aquí otra vez.',
    closed: () => 'Esta cuenta está cerrada. Si todavía trabaja aquí, pregunte a Recursos Humanos.',
    'in-use': (label) =>
      `Ya tiene una cuenta aquí. Inicie sesión una vez como antes, y elija “Conectar ${label}” en la página de su cuenta.`,
    nobody: (label) =>
      `Nadie en la lista de personal coincide con los datos suyos que envía ${label}. Pregunte a Recursos Humanos, o use su contraseña o un código.`,
  },

  waiting: {
    title: 'Recursos Humanos tiene que confirmar su identidad',
    lead: 'Usted inició sesión por primera vez. Recursos Humanos compara este acceso con la lista de personal, para que nadie más pueda ver sus registros.',
    afterwards:
      'Cuando Recursos Humanos confirme su acceso, inicie sesión otra vez de la misma manera. Si tenemos su correo, le avisaremos.',
    meanwhile:
      'No tiene que esperar: con un código de Recursos Humanos o de quien supervisa su trabajo puede empezar ahora.',
  },

  own: {
    linked: (label, date) => `Desde el ${date} puede iniciar sesión con ${label}.`,
    notLinked: (label) => `Conecte ${label} y ya no necesitará una contraseña aquí.`,
    connect: (label) => `Conectar ${label}`,
    remove: (label) => `Desconectar ${label}`,
    lastWayIn: 'Es su única forma de iniciar sesión, así que no se puede desconectar aquí.',
    outcomes: {
      connected: (label) => `Ahora puede iniciar sesión con ${label}.`,
      removed: (label) => `Ya no puede iniciar sesión con ${label}.`,
      'not-anew': (label) =>
        `${label} no nos indicó que usted acaba de iniciar sesión allí otra vez. Confirme el cambio con su contraseña, o pida a alguien de administración que desactive este requisito en “Inicio de sesión único”.`,
      'somebody-else': (label) =>
        `Este acceso de ${label} corresponde a la cuenta de otra persona. No se cambió nada. Avise a Recursos Humanos.`,
    },
  },

  notice: {
    linked: (date, by) =>
      `${by} confirmó el ${date} que usted puede entrar en su cuenta con el acceso de su organización.`,
    unlinked: (date, by) => `${by} desconectó el acceso de su organización el ${date}.`,
  },

  confirm: {
    title: 'Accesos por confirmar',
    link: (n) => count(n, 'acceso por confirmar', 'accesos por confirmar'),
    lead: 'Estas personas usaron aquí por primera vez el acceso de la organización. Cuando usted confirme ese acceso, podrán usarlo para entrar en su cuenta.',
    noneTitle: 'No hay nadie en espera',
    noneText: 'Aquí aparecen las personas después de iniciar sesión por primera vez.',
    matchedTitle: 'En la lista de personal',
    matchedLead: 'Marque solo a las personas de las que no tenga ninguna duda.',
    by: {
      email: (email) => `Coincide el correo electrónico: ${email}`,
      number: (staffNumber) => `Coincide el número de empleado: ${staffNumber}`,
    },
    saysName: (name) => `Nombre que da el proveedor: ${name}`,
    saysNoName: 'El proveedor no da ningún nombre',
    saysEmail: (email) => `Correo que da el proveedor: ${email}`,
    saysNumber: (staffNumber) => `Número de empleado que da el proveedor: ${staffNumber}`,
    asked: (date) => `Último intento: ${date}`,
    confirm: 'Confirmar los accesos marcados',
    refuse: 'Rechazar los accesos marcados',
    tick: 'Marque al menos a una persona.',
    strangersTitle: 'No están en la lista de personal',
    strangersLead:
      'El proveedor conoce a estas personas, pero no coinciden con nadie en la lista de personal. Diga quién es cada una.',
    unnamed: 'Persona sin nombre',
    outcome: {
      confirmed: (n) => (n === 1 ? 'Se confirmó un acceso.' : `Se confirmaron ${digits(n)} accesos.`),
      refused: (n) => (n === 1 ? 'Se rechazó un acceso.' : `Se rechazaron ${digits(n)} accesos.`),
      left: (n) =>
        n === 1
          ? 'Uno sigue en la lista: esa persona ya tiene otra forma de iniciar sesión, o no puede iniciar sesión.'
          : `${digits(n)} siguen en la lista: esas personas ya tienen otra forma de iniciar sesión, o no pueden iniciar sesión.`,
    },
    back: 'Todos los accesos por confirmar',

    strangerTitle: '¿Quién es?',
    strangerLead: 'Todos estos datos vienen del proveedor. Verifíquelos con la persona antes de elegir.',
    who: 'Alguien de la lista de personal',
    whoHint: 'Nombre, correo o número de empleado de alguien que todavía no tiene cómo iniciar sesión.',
    whoButton: 'Es esta persona',
    whoMissing: 'Escriba el nombre, el correo o el número de empleado',
    whoUnknown: 'Nadie en el registro tiene este nombre, correo o número de empleado',
    whoSeveral: 'Varias personas tienen este nombre. Use el correo o el número de empleado.',
    whoInUse:
      'Esta persona ya tiene cómo iniciar sesión, así que usted no puede confirmar este acceso. La persona puede iniciar sesión como antes y conectar este acceso en la página de su cuenta.',
    whoClosed: 'Esta persona no puede iniciar sesión. Primero abra su cuenta otra vez, o corrija su último día.',
    addTitle: 'Alguien nuevo',
    add: 'Agregar a una persona nueva',
    refuseTitle: 'Alguien que no trabaja aquí',
    refuseOne: 'Rechazar este acceso',
    newPersonLead:
      'El nombre, el correo y el número de empleado vienen del proveedor. Verifíquelos con la persona. Al guardar, también se confirma el acceso.',
  },

  settings: {
    title: 'Inicio de sesión único',
    lead: 'El personal puede iniciar sesión aquí con la cuenta que ya tiene en su organización (OpenID Connect).',
    noneTitle: 'El inicio de sesión único no está configurado',
    noneText:
      'Pida a quien administra el servidor que defina OIDC_ISSUER, OIDC_CLIENT_ID y OIDC_CLIENT_SECRET, y que reinicie el servidor. Las guías de abajo muestran dónde encontrar estos datos. Hasta entonces, nadie puede iniciar sesión así.',
    provider: 'Proveedor',
    client: 'Cliente',
    secret: 'Secreto',
    secretKept: 'Definido en el servidor; nunca se muestra',
    redirect: 'Dirección de retorno (redirect URI)',
    redirectLead: 'Escriba esta dirección en el proveedor. Allí tiene que estar exactamente igual.',
    copy: 'Copiar la dirección',
    worked: 'Último acceso que funcionó',
    failed: 'Último acceso que no funcionó',
    never: 'Todavía ninguno',
    test: 'Probar la conexión',
    testLead:
      'Pedimos al proveedor sus datos y sus claves, y le enviamos nuestro ID de cliente y el secreto. La prueba tarda 5 segundos como máximo, y con ella nadie inicia sesión.',
    works:
      'La conexión funciona, y el proveedor reconoce esta app. La primera vez que alguien inicie sesión, se verá si también tiene nuestra dirección de retorno.',
    saysNotWhen:
      'El proveedor no menciona auth_time, que dice cuándo inició sesión alguien. Si no se pueden confirmar los cambios importantes, desactive abajo la última opción.',
    fails: 'No funciona',
    said: (detail) => `Respuesta del proveedor: ${detail}`,
    choicesTitle: 'Sus opciones',
    choicesForLater: 'Puede elegir ahora. Sus opciones se aplicarán cuando el inicio de sesión único esté configurado.',
    label: 'Nombre en el botón',
    labelHint: (host) =>
      host === ''
        ? 'Va después de “Iniciar sesión con”.'
        : `Va después de “Iniciar sesión con”. Deje este campo vacío para usar ${host}.`,
    match: 'Qué tiene que coincidir con la lista de personal la primera vez que alguien inicia sesión',
    matches: {
      email: 'El correo de la persona, si el proveedor lo verificó',
      number: 'El número de empleado de la persona',
    },
    numberClaim: 'Dato (claim) con el número de empleado',
    numberClaimHint:
      'Solo cuenta si la coincidencia es por número de empleado. Elija uno que nadie pueda cambiar por su cuenta.',
    claimWrong: 'Use solo letras, números, guiones, puntos, dos puntos y barras',
    strangers: 'Mostrar a Recursos Humanos también a quienes no coinciden con nadie en la lista de personal',
    strangersHint:
      'En ese caso, Recursos Humanos indica quién es cada persona o la agrega. Si esta opción está desactivada, se le dice a la persona que pregunte a Recursos Humanos.',
    anew: 'Antes de un cambio importante, hay que iniciar sesión otra vez con el proveedor',
    anewHint:
      'Si esta opción está desactivada, basta con que la sesión siga abierta allí. Google no admite esta opción.',
    save: 'Guardar',
    saved: 'Se guardaron sus opciones.',
    savedForLater: 'Se guardaron sus opciones. Se aplicarán cuando el inicio de sesión único esté configurado.',
    guidesTitle: 'Dónde se configura',
    guidesLead:
      'No hemos probado estos pasos en los sistemas de los proveedores, así que los nombres pueden ser otros en sus páginas.',
    guides: (redirectUri) => [
      {
        name: 'Microsoft Entra ID',
        steps: [
          'En “App registrations” elija “New registration”, solo para cuentas de su organización.',
          `Escriba el redirect URI para “Web”: ${redirectUri}`,
          'Cree un secreto en “Certificates & secrets” y copie su valor, no su ID.',
          'OIDC_ISSUER es https://login.microsoftonline.com/SU-TENANT-ID/v2.0, nunca con “common”.',
          'En “Token configuration” agregue al ID token los claims opcionales email, xms_edov y auth_time. xms_edov dice que el dominio del correo es de su organización. O agregue un claim con el ID de empleado y elija el número de empleado.',
        ],
      },
      {
        name: 'Google Workspace',
        steps: [
          'En un proyecto de Google Cloud de su organización, ponga la pantalla de consentimiento en “Internal”.',
          `Cree un cliente de OAuth para “Web application” con el redirect URI ${redirectUri}`,
          'OIDC_ISSUER es https://accounts.google.com',
          'Elija el correo electrónico: Google no envía el número de empleado.',
        ],
      },
      {
        name: 'Okta',
        steps: [
          'Elija “Create App Integration”, “OIDC” y “Web Application”.',
          `Escriba el sign-in redirect URI ${redirectUri} y asigne la app a su personal.`,
          'OIDC_ISSUER es https://SU-NOMBRE.okta.com, o la dirección de su propio servidor de autorización.',
          'Elija el correo electrónico, o agregue un claim con el número de empleado a su servidor de autorización.',
        ],
      },
      {
        name: 'Keycloak',
        steps: [
          'En su realm, cree un cliente OpenID Connect con “Client authentication” activado.',
          `Escriba el redirect URI válido ${redirectUri}, sin asterisco.`,
          'El secreto está en “Credentials”.',
          'OIDC_ISSUER es https://SU-HOST/realms/SU-REALM',
          'Elija el correo electrónico, o agregue un mapper para un atributo con el número de empleado.',
        ],
      },
    ],
  },

  problems: {
    'not-set-up': 'En el servidor no hay ningún proveedor configurado.',
    unreachable:
      'No podemos conectarnos con el proveedor. Revise la dirección en OIDC_ISSUER y compruebe que el servidor pueda llegar a ella.',
    slow: 'El proveedor no respondió en 5 segundos. Pruebe otra vez. Si sigue pasando, revise la red entre los dos servidores.',
    certificate:
      'El certificado del proveedor no es de confianza. Si lo emitió su propia autoridad de certificación, inicie el servidor con NODE_EXTRA_CA_CERTS.',
    'no-provider':
      'La dirección responde, pero no es un proveedor de OpenID Connect. OIDC_ISSUER es la parte antes de /.well-known/openid-configuration.',
    'other-issuer':
      'El proveedor se identifica con otra dirección. Si es el que usa su organización, escriba esa dirección en OIDC_ISSUER, exactamente igual.',
    'no-keys': 'El proveedor no da las claves para comprobar sus respuestas.',
    'no-code-flow': 'El proveedor no ofrece un código de autorización con PKCE (S256), que nos hace falta.',
    'wrong-client':
      'El proveedor no acepta nuestro cliente. Revise OIDC_CLIENT_ID y el secreto. Quizá el secreto venció, o se copió su ID en vez de su valor.',
    'code-refused':
      'El proveedor rechazó el código con que alguien quería iniciar sesión. Revise que el proveedor tenga exactamente nuestra dirección de retorno. También pasa cuando alguien vuelve atrás en el navegador.',
    'not-trusted':
      'No pudimos confiar en la respuesta del proveedor, porque la firma, el emisor, el destinatario, la hora o el número no coincidían. Revise primero los relojes de los dos servidores.',
    'not-finished':
      'Alguien no terminó de iniciar sesión con el proveedor, o este no se lo permitió. Revise que la app esté asignada a su personal.',
    strange: 'El proveedor respondió de una manera que no entendemos.',
  },
}
