import type { accountRecovery as english } from './words-account-recovery.en.ts'

/** Getting into an account again, in Spanish. */
export const accountRecovery: typeof english = {
  mails: {
    'reset-link': {
      subject: 'Su enlace para elegir una contraseña nueva',
      text: (organization) =>
        `Con este enlace puede elegir una contraseña nueva para su orientación en ${organization}. Sirve una vez, durante 1 hora.`,
      otherwise:
        'Si no lo pidió, no haga nada: su contraseña sigue igual. Si vuelve a pasar, avise a Recursos Humanos.',
    },
    'recovery-asked': {
      subject: 'Recursos Humanos pide su visto bueno',
      text: (organization, name) =>
        `Recursos Humanos de ${organization} quiere hacer un código de recuperación para la cuenta de ${name}, y hace falta una segunda persona. Confirme con ${name} que lo pidió y luego dé su visto bueno en esta página:`,
      otherwise: 'Si no lo puede confirmar, no dé su visto bueno. Sin él no se hace ningún código.',
    },
    'hr-given': {
      subject: 'Alguien tiene ahora acceso de Recursos Humanos',
      text: (organization, name) =>
        `${name} tiene ahora acceso de Recursos Humanos en ${organization} y ve todos los registros.`,
      otherwise: 'Si no lo esperaba, hable con el resto de Recursos Humanos. El enlace lleva al registro.',
    },
    'hr-ended': {
      subject: 'Alguien ya no tiene acceso de Recursos Humanos',
      text: (organization, name) => `${name} ya no tiene acceso de Recursos Humanos en ${organization}.`,
      otherwise: 'Si no lo esperaba, hable con el resto de Recursos Humanos. El enlace lleva al registro.',
    },
    'address-changed': {
      subject: 'Se cambió su correo electrónico',
      text: (organization) =>
        `Se cambió el correo que consta en el registro de su orientación en ${organization}. A partir de ahora el correo llega al nuevo. Usted entra igual que antes:`,
      otherwise:
        'Si no lo pidió, entre y elija otra contraseña en la página de su cuenta. Después avise a quien le supervisa o a alguien de Recursos Humanos en quien confíe.',
    },
  },

  forgot: {
    link: 'Olvidé mi contraseña',
    title: 'Una contraseña nueva',
    mailTitle: 'Por correo electrónico',
    mailLead: 'Podemos enviar un enlace a su propio correo. Sirve una vez, durante 1 hora.',
    button: 'Enviarme un enlace',
    asked:
      'Si hay una cuenta con este nombre y con el correo de quien la usa, el enlace va en camino. Debe llegar en unos minutos.',
    otherTitle: 'Sin correo',
    other:
      'Pida ayuda a Recursos Humanos, o a quien le supervisa para que la pida. Recursos Humanos le hace un código de recuperación y una segunda persona da su visto bueno.',
    back: 'Volver a la entrada',
  },

  again: {
    byMail:
      'Esta persona tiene contraseña. Podemos enviar a su propio correo un enlace para elegir otra. Usted no lo verá.',
    byMailHour: 'El enlace sirve una vez, durante 1 hora.',
    sendButton: 'Enviar un enlace a su propio correo',
    sent: 'El enlace va en camino al correo de la persona.',
    sentBefore: 'Hace poco se envió un enlace. Espere diez minutos antes de enviar otro.',
    code: 'Esta persona tiene contraseña: un enlace suyo abriría una cuenta que está en uso. Haga un código de recuperación.',
    whyNoMail: {
      'no-server': 'Este servidor no envía correo.',
      'no-address': 'No hay un correo electrónico en el registro.',
      unconfirmed:
        'El correo del registro se cambió, y la persona todavía no lo ha confirmado en la página de su cuenta.',
    },
    takesSecond:
      'Para el código hace falta una segunda persona: alguien que supervisa u otra persona de Recursos Humanos.',
    whatCodeDoes: [
      'El código cierra todas las sesiones de la persona, borra las respuestas sin entregar y muestra menos detalle hasta que elija. Lo terminado se conserva.',
      'El libro de registro dice quién lo hizo y quién dio su visto bueno. La persona lo lee cada vez que inicia sesión, por lo menos durante 7 días y después hasta que lo confirma.',
    ],
    whoMayAgree: (names) => `Quién puede dar su visto bueno: ${names}.`,
    askButton: 'Pedir un código de recuperación',
    waiting: (date, address) =>
      `Lo pidió el ${date}. Una de estas personas tiene que dar su visto bueno, después de confirmarlo con la persona: lo ve cuando entra, o en ${address}.`,
    agreed: (name) => `${name} dio su visto bueno.`,
    nobody:
      'Nadie más puede dar su visto bueno: no hay quien supervise con cuenta ni otra persona en Recursos Humanos. El libro de registro lo dice.',
    notAlone: (date) =>
      `Ahora nadie puede dar su visto bueno, pero hace pocos días alguien podía. Hasta el ${date}, un código todavía necesita a una segunda persona: dé acceso de Recursos Humanos a otra persona o registre a alguien que supervise.`,
    whenToMake: 'Haga el código cuando la persona esté con usted o al teléfono. Sirve una vez, durante 1 hora.',
    makeButton: 'Hacer el código de recuperación',
    heading: (name) => `Un código de recuperación para ${name}`,
    until: 'Sirve una vez, durante 1 hora.',
  },

  agree: {
    title: 'Códigos que esperan su visto bueno',
    lead: 'Recursos Humanos pide un código para que alguien elija una contraseña nueva. Confírmelo primero con esa persona, en persona o por teléfono. Dé su visto bueno solo si lo pidió.',
    none: 'No hay nada que espere su visto bueno.',
    missed: 'Esto ya se resolvió, o no le toca dar el visto bueno.',
    done: 'Dio su visto bueno. Recursos Humanos ya puede hacer el código.',
    line: (name, by, date) => `${name}: lo pidió ${by} el ${date}`,
    button: (name) => `Lo confirmé con ${name} y doy mi visto bueno`,
    goOn: 'Seguir',
  },

  notice: {
    title: 'Sobre su cuenta',
    lead: 'Otra persona cambió su forma de entrar. Lo verá por lo menos durante 7 días, y después hasta que confirme que lo leyó.',
    listTitle: 'Lo que otras personas cambiaron en su forma de entrar',
    recovery: (date, by) => `${by} hizo un código de recuperación para su cuenta el ${date}.`,
    agreed: (name) => `${name} dio su visto bueno.`,
    agreedByNobody: 'No había otra persona que pudiera dar su visto bueno.',
    nobodyAsked: 'Se hizo en el servidor, y no se pidió el visto bueno a nadie de Recursos Humanos.',
    undone: (date, by) => `${by} eliminó su contraseña el ${date}.`,
    merged: (date, by) => `${by} unió dos registros suyos el ${date}. Las dos formas de entrar abren su cuenta.`,
    notYou:
      'Si no lo pidió, elija ahora otra contraseña: eso anula todos los códigos y enlaces. Después avise a quien le supervisa o a alguien de Recursos Humanos en quien confíe.',
    from: (date) => `Podrá confirmarlo a partir del ${date}. Hasta entonces lo verá cada vez que inicie sesión.`,
    password: 'Elegir otra contraseña',
    button: 'Lo leí',
    later: 'Seguir y verlo otra vez la próxima vez',
    fromConsole: 'Quien administra el servidor',
  },

  address: {
    title: 'Su correo electrónico',
    lead: (email) =>
      `Otras personas pusieron ${email} en el registro. Hasta que confirme que es suyo, no se envía allí ningún enlace para una contraseña nueva.`,
    button: 'Sí, es mi correo',
    confirmed: 'Su correo está confirmado.',
  },
}
