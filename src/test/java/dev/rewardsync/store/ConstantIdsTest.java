package dev.rewardsync.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rewardsync.event.EventType;
import dev.rewardsync.testing.GoldenFile;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ConstantIdsTest {

    /**
     * The file of a released state format is never rewritten: a new constant raises the format and gets a new file.
     */
    @Test
    void idsOfAStateFormatDoNotChange() throws Exception {
        Path file =
                Path.of("src", "test", "resources", "golden", "constants-%d.txt".formatted(StateVersion.STATE_FORMAT));
        StringBuilder text = new StringBuilder();
        for (ConstantIds<?> ids : all()) {
            text.append(ids.kind()).append('\n');
            new TreeMap<>(ids.constants())
                    .forEach((id, constant) ->
                            text.append(id).append(' ').append(constant).append('\n'));
            text.append('\n');
        }
        GoldenFile.assertMatches(file, text.toString());
    }

    @Test
    void everyConstantIsFoundByItsId() throws Exception {
        assertThat(all()).hasSizeGreaterThanOrEqualTo(5).allSatisfy(ConstantIdsTest::checkBothWays);
    }

    private static <E extends Enum<E>> void checkBothWays(ConstantIds<E> ids) {
        Map<Integer, E> constants = ids.constants();
        E any = constants.values().iterator().next();
        assertThat(constants.values())
                .containsExactlyInAnyOrder(any.getDeclaringClass().getEnumConstants());
        constants.forEach((id, constant) -> {
            assertThat(ids.idOf(constant)).isEqualTo(id).isPositive();
            assertThat(ids.of(id)).isSameAs(constant);
        });
    }

    @Test
    void unknownIdIsReported() {
        StateReader reader = new StateReader(new StateWriter().count(99).toByteArray());
        assertThatThrownBy(() -> reader.constant(ConstantIds.EVENT_TYPES))
                .isInstanceOf(UnreadableStateException.class)
                .hasMessage("event type 99 is unknown to state format 2:"
                        + " a newer version of RewardSync may have written it, or the value is damaged");
    }

    @Test
    void writesTheIdOfAConstant() {
        byte[] bytes = new StateWriter()
                .constant(ConstantIds.EVENT_TYPES, EventType.POINTS_ADJUSTED)
                .toByteArray();
        assertThat(bytes).containsExactly(8);
    }

    private static List<ConstantIds<?>> all() throws IllegalAccessException {
        List<ConstantIds<?>> all = new ArrayList<>();
        for (Field field : ConstantIds.class.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers()) && field.getType() == ConstantIds.class) {
                all.add((ConstantIds<?>) field.get(null));
            }
        }
        return all;
    }
}
