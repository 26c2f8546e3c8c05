trigger HostileCase on Case(before insert, before update) {
    HostileAutomation.onCases(Trigger.new);
}
