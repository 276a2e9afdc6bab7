# What all kernels of the x86-64 family share: where the slots of pt_regs stand, selectors, error numbers.
# The kernel reads a slot as [pointer to pt_regs + PT_name].

.equ PT_R15, 0
.equ PT_R14, 8
.equ PT_R13, 16
.equ PT_R12, 24
.equ PT_BP, 32
.equ PT_BX, 40
.equ PT_R11, 48
.equ PT_R10, 56
.equ PT_R9, 64
.equ PT_R8, 72
.equ PT_AX, 80
.equ PT_CX, 88
.equ PT_DX, 96
.equ PT_SI, 104
.equ PT_DI, 112
.equ PT_ORIG_AX, 120
.equ PT_IP, 128
.equ PT_CS, 136
.equ PT_FLAGS, 144
.equ PT_SP, 152
.equ PT_SS, 160
.equ PT_SIZE, 168

.equ USER_CODE, 0x33
.equ USER_DATA, 0x2b

.equ FLAG_TF, 0x100
.equ FLAG_RF, 0x10000

.equ EBADF, 9
.equ ENOSYS, 38
.equ ERESTARTSYS, 512
.equ ERESTARTNOHAND, 514

.equ X32_BIT, 0x40000000
.equ COMPAT_CALL, 2
.equ ARCH_X86_64, 0xc000003e
