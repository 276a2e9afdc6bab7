package ringside.assembler.form;

import java.util.regex.Pattern;

/** Groups of instructions outside the model that are known by how their names are built. */
enum OutsideName {
    X87("x87", "f(2xm1|abs|i?add|bld|bstp|chs|clex|cmov|i?com|cos|dec|i?div|free|ild|init|inc|isttp|ist|i?mul|ld|ncl"
            + "|nin|nop|nsave|nst|patan|prem|ptan|rnd|rst|save|scale|sin|sqrt|st|i?sub|tst|u?com|wait|xam|xch|xtract"
            + "|yl2x).*"),
    AVX("AVX", "v(?!er)(?!m(call|clear|func|launch|mcall|ptr|read|resume|write|x))[a-z][a-z0-9]{2,}|k[a-z]+[bwdq]"),
    BMI("BMI1 and BMI2", "andn|bextr|bls(i|r|msk)|bzhi|mulx|pdep|pext|rorx|sarx|shlx|shrx"),
    TSX("TSX", "xacquire|xrelease|xabort|xbegin|xend|xtest"),
    SSE("SSE", "(add|and|andn|cmp\\w*|comi|div|max|min|mov\\w*|mul|or|sqrt|sub|ucomi|unpck[hl]|xor|shuf|cvt\\w+)"
            + "(ps|pd|ss)"
            + "|(add|div|max|min|mul|sqrt|sub|comi|ucomi)sd|movdq[au]|pxor|p(add|sub|cmp|and|or|sll|srl|sra)\\w+"),
    AMX("AMX", "tile\\w+|tdp\\w+"),
    CONTROL_FLOW("CET", "(incssp|rdssp|wrss|wruss)[dq]");

    private final String group;
    private final Pattern pattern;

    OutsideName(String group, String pattern) {
        this.group = group;
        this.pattern = Pattern.compile(pattern);
    }

    String group() {
        return group;
    }

    boolean matches(String mnemonic) {
        return pattern.matcher(mnemonic).matches();
    }
}
