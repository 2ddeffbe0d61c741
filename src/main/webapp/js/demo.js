/** Whether the examples are there. With `wirehouse.demo=false` the server answers another module here. */
export const demo = true;
