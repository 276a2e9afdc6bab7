/** A drawing as a list of pieces, without a screen: what painters of windows and writers of pictures put on their ground. */
package ringside.stepper.drawing;
