package ringside.kernel.service;

/** A piece of the kernel outside the listing: runs before the instruction that names it. */
@FunctionalInterface
interface Service {

    /** Does its work on the task; a result goes to RAX. */
    void run(TaskContext task);
}
