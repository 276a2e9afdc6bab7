/**
 * Values by name: read, judged and set; how they are written; the sentences of the stepper; which constant of the
 * model stands for which of the kernel. Knows the running kernel and the model, and no other room.
 */
package ringside.stepper.value;
