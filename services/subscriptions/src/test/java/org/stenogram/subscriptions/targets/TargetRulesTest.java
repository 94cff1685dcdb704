package org.stenogram.subscriptions.targets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetRulesTest {

    private static final Map<String, List<String>> KNOWN = Map.of(
            "good.example", List.of("1.1.1.1", "2606:4700:4700::1111", "1.0.0.1"),
            "two-faced.example", List.of("1.1.1.1", "10.0.0.1"),
            "inside.example", List.of("10.1.2.3"));

    @Test
    void anAddressOfThePublicInternetIsAdmitted() throws UnknownHostException {
        assertThat(rules().admit(" https://good.example:8443/hooks?key=1 ").toString())
                .isEqualTo("https://good.example:8443/hooks?key=1");
        assertThat(rules().admit("HTTPS://1.1.1.1/").getHost()).isEqualTo("1.1.1.1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://good.example/",
                "ftp://good.example/",
                "good.example",
                "https:///x",
                "https://",
                "",
                "https://user:secret@good.example/",
                "https://good.example/#part",
                "https://good.example:0/",
                "https://good.example:65536/",
                "https://good.example/ space",
                "https://inside.example/",
                "https://two-faced.example/",
                "https://127.0.0.1/",
                "https://127.1/",
                "https://2130706433/",
                "https://0x7f.0.0.1/",
                "https://[::1]/",
                "https://[::ffff:127.0.0.1]/",
                "https://[::ffff:169.254.169.254]/latest/meta-data",
                "https://[64:ff9b::a00:1]/",
                "https://0.0.0.0/",
                "https://169.254.169.254/latest/meta-data",
                "https://10.0.0.1/",
                "https://224.0.0.1/",
                "file:///etc/passwd"
            })
    void anythingElseIsRefused(String target) {
        assertThatExceptionOfType(UnknownHostException.class).isThrownBy(() -> rules().admit(target));
    }

    @Test
    void aNameWithOneInsideAddressIsRefusedWhole() {
        assertThatExceptionOfType(TargetRefusedException.class)
                .isThrownBy(() -> rules().addresses("two-faced.example"))
                .withMessageContaining("a private network");
    }

    @Test
    void insideTargetsAreAllowedByNameAddressOrRangeAndThoseMayBeWithoutTls() throws UnknownHostException {
        assertThat(rules("Inside.Example").admit("http://inside.example/").getHost())
                .isEqualTo("inside.example");
        assertThat(rules("10.1.0.0/16").admit("http://inside.example/").getHost())
                .isEqualTo("inside.example");
        assertThat(rules("10.1.2.3").admit("https://inside.example/").getHost()).isEqualTo("inside.example");
        assertThat(rules("::1").admit("http://[::1]:9/").getPort()).isEqualTo(9);
        assertThatExceptionOfType(TargetRefusedException.class)
                .isThrownBy(() -> rules("10.2.0.0/16").admit("https://inside.example/"));
        assertThatExceptionOfType(TargetRefusedException.class)
                .isThrownBy(() -> rules("other.example").admit("https://inside.example/"));
    }

    @Test
    void noMoreAddressesAreTriedThanTimeAllows() throws UnknownHostException {
        assertThat(rules().addresses("good.example")).hasSize(2);
    }

    @Test
    void anAllowedTargetThatIsNeitherNameNorRangeIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> AllowedTargets.of(List.of("https://x.example/")));
        assertThatIllegalArgumentException().isThrownBy(() -> AllowedTargets.of(List.of("10.0.0.0/40")));
        assertThat(AllowedTargets.of(List.of(" ", ""))).isEqualTo(AllowedTargets.NONE);
    }

    private static TargetRules rules(String... allowed) {
        return new TargetRules(TargetRulesTest::known, AllowedTargets.of(List.of(allowed)));
    }

    private static List<InetAddress> known(String host) throws UnknownHostException {
        List<InetAddress> addresses = new ArrayList<>();
        for (String address : KNOWN.getOrDefault(host, List.of(host))) {
            if (address.endsWith(".example") || address.isEmpty()) {
                throw new UnknownHostException(address);
            }
            addresses.add(InetAddress.getByName(address));
        }
        return addresses;
    }
}
