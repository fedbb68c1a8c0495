import type { selftest as english } from './words-selftest.en.ts'

export const selftest: typeof english = {
  title: 'Prueba de su LMS',
  manifestTitle: (title) => `PRUEBA DEL LMS, no es el curso: ${title}`,
  notTheCourse:
    'Esto es una prueba de su sistema de aprendizaje (LMS). No es el curso, y nadie recibe crédito por hacerla.',
  looking: 'Buscando su LMS. Tarda cinco segundos como máximo.',

  none: {
    cmi5: 'Todavía no hay prueba para cmi5. Abra el curso una vez, termine una lección y mire lo que muestra su LMS.',
    web: 'Este paquete es para lugares sin LMS. Guarda el avance en el navegador, así que no hay nada que probar.',
  },

  refused: {
    finished: 'Detenida: su LMS tiene este curso como terminado para esta cuenta. La prueba escribiría encima.',
    started: 'Detenida: esta cuenta ya empezó este curso. La prueba escribiría encima.',
    notNormal: (mode) =>
      `Detenida: su LMS abrió esto en el modo “${mode}”, en el que puede que no guarde nada. Ábralo como lo abre quien hace el curso.`,
    account: 'Ábrala con una cuenta de prueba que nunca haya abierto el curso.',
  },

  again: {
    title: 'La primera mitad está hecha',
    text: 'Ahora cierre esta ventana como la cierra el personal. Después abra de nuevo esta prueba desde su LMS, en este navegador y con la misma cuenta.',
    same: 'Si ya lo hizo y ve esta página otra vez, su LMS no devolvió nada: ábrala por tercera vez en este navegador para leer el resultado.',
  },

  result: {
    title: 'El resultado',
    good: 'El curso funciona en este LMS: guarda lo que hace el personal, y cada persona puede seguir donde estaba.',
    bad: 'En este LMS el curso perdería lo que hace el personal. Lea abajo qué falló y dé el archivo a quien da soporte a su LMS.',
    restored:
      'La prueba quitó el texto que había guardado. En esta cuenta quedan el lugar “selftest” y el estado “incomplete”.',
    notRestored: 'La prueba no pudo quitar lo que había guardado. Quite esta cuenta del curso antes de usarla.',
    save: 'Guardar el archivo para soporte',
    file: 'El archivo contiene cada llamada y su respuesta. No tiene nombres ni el identificador de nadie.',
  },

  capabilities: {
    found: 'Su LMS se puede encontrar',
    session: 'Abre una sesión',
    saves: 'Acepta lo que el curso guarda',
    keeps: 'Devuelve completos 3,500 caracteres',
    place: 'Devuelve el lugar',
    resumes: 'Dice que el curso continúa',
    status: 'No cambia el estado',
    interactions: 'Acepta respuestas a preguntas',
    objectives: 'Acepta lecciones como objetivos',
  },
  yes: 'Sí',
  no: 'No',
  optional: 'No. El curso funciona sin ello.',
  nothing: 'No: no devolvió nada',
  cut: (kept) => `No: se cortó después de ${kept} caracteres`,
  changed: 'No: devolvió otra cosa',
  refusedWith: (error) => `No: no lo aceptó, con el error ${error}`,
  became: (status) => `No: pasó a ser “${status}”`,
}
