package dev.rewardsync.rule.yaml;

import dev.rewardsync.rule.RedemptionPolicy.Rate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A redemption rate with its locations in the file.
 *
 * @param section the rate's mapping
 */
record LocatedRate(YamlSection section, Rate rate) {

    /** Returns the rates of a valid file in the order in which they are tried. */
    static List<LocatedRate> of(LocatedRuleset ruleset) {
        Map<String, YamlSection> sections = sectionsById(ruleset.section());
        List<LocatedRate> rates = new ArrayList<>();
        for (Rate rate : ruleset.ruleset().redemption().rates()) {
            YamlSection section = sections.get(rate.id());
            if (section != null) {
                rates.add(new LocatedRate(section, rate));
            }
        }
        return rates;
    }

    /** Returns the file's {@code redemption}; null if it has none. */
    static @Nullable YamlSection redemption(YamlSection file) {
        YamlField redemption = file.field("redemption");
        return redemption == null ? null : redemption.section();
    }

    private static Map<String, YamlSection> sectionsById(YamlSection file) {
        YamlSection redemption = redemption(file);
        YamlField list = redemption == null ? null : redemption.field("rates");
        List<YamlField> fields = list == null ? null : list.listOrEmpty("a list of rates");
        Map<String, YamlSection> sections = new HashMap<>();
        if (fields != null) {
            for (YamlField field : fields) {
                YamlSection section = field.section();
                YamlField id = section == null ? null : section.field("id");
                String text = id == null ? null : id.text();
                if (section != null && text != null) {
                    sections.put(text, section);
                }
            }
        }
        return sections;
    }
}
