package org.stenogram.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClaimMappingTest {

    private static final Map<Role, List<String>> GROUPS = Map.of(
            Role.VIEWER, List.of("staff", "guests"),
            Role.ARCHIVIST, List.of("archive"),
            Role.ADMINISTRATOR, List.of("archive-it"));

    private final ClaimMapping mapping = new ClaimMapping("groups", "name", GROUPS);

    @Test
    void theHighestRoleThatTheGroupsGiveCounts() {
        assertThat(mapping.role(Map.of("groups", List.of("staff")))).contains(Role.VIEWER);
        assertThat(mapping.role(Map.of("groups", List.of("archive-it", "staff"))))
                .contains(Role.ADMINISTRATOR);
        assertThat(mapping.role(Map.of("groups", "archive"))).contains(Role.ARCHIVIST);
    }

    @Test
    void whoHasNoGroupOfTheArchiveHasNoRole() {
        assertThat(mapping.role(Map.of())).isEmpty();
        assertThat(mapping.role(Map.of("groups", List.of("Archive-IT", "archivist"))))
                .isEmpty();
        assertThat(mapping.role(Map.of("groups", 7, "roles", List.of("archive-it"))))
                .isEmpty();
    }

    @Test
    void aClaimMayLieWithinAnotherOrHaveDotsInItsName() {
        ClaimMapping nested = new ClaimMapping("realm_access.roles", "name", GROUPS);
        assertThat(nested.role(Map.of("realm_access", Map.of("roles", List.of("archive")))))
                .contains(Role.ARCHIVIST);
        ClaimMapping dotted = new ClaimMapping("https://archive.example/roles", "name", GROUPS);
        assertThat(dotted.role(Map.of("https://archive.example/roles", List.of("archive"))))
                .contains(Role.ARCHIVIST);
    }

    @Test
    void aPersonIsCalledWhatTheProviderCallsThem() {
        assertThat(mapping.name(Map.of("name", " Ida Calder ", "sub", "7"))).isEqualTo("Ida Calder");
        assertThat(mapping.name(Map.of("name", "", "email", "ida@city.example", "sub", "7")))
                .isEqualTo("ida@city.example");
        assertThat(new ClaimMapping("groups", "nickname", GROUPS).name(Map.of("nickname", "Ida", "name", "I. Calder")))
                .isEqualTo("Ida");
        assertThat(mapping.name(Map.of("sub", "x".repeat(300)))).hasSize(100);
    }
}
