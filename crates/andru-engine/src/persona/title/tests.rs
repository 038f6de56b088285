//! Titles as people write them, and laws of reading them.

use proptest::prelude::*;

use super::*;
use Function as F;
use Seniority as S;

type Row = (&'static str, S, F, Option<&'static str>);

const ENGLISH: &[Row] = &[
    ("Director of Sales", S::Director, F::Sales, Some("sales_director")),
    ("CEO", S::CLevel, F::GeneralManagement, Some("ceo")),
    ("C.E.O.", S::CLevel, F::GeneralManagement, Some("ceo")),
    ("Chief Executive Officer", S::CLevel, F::GeneralManagement, Some("ceo")),
    ("Marketing Coordinator", S::Individual, F::Marketing, None),
    ("VP Revenue Operations", S::Vp, F::RevenueOperations, Some("vp_revenue_operations")),
    ("CMO", S::CLevel, F::Marketing, Some("cmo")),
    ("Chief Information Security Officer", S::CLevel, F::Security, Some("ciso")),
    ("CISO", S::CLevel, F::Security, Some("ciso")),
    ("Head of People", S::Head, F::People, Some("head_of_people")),
    ("Co-Founder & CTO", S::Founder, F::Technology, Some("cto")),
    ("CTO and Co-Founder", S::Founder, F::Technology, Some("cto")),
    ("Founder", S::Founder, F::GeneralManagement, Some("founder")),
    ("Founder & CEO", S::Founder, F::GeneralManagement, Some("ceo")),
    ("SVP, Global Supply Chain", S::Vp, F::SupplyChain, Some("vp_supply_chain")),
    ("Sr. Software Engineer", S::Senior, F::Engineering, Some("software_engineer")),
    ("Sales Operations Manager", S::Manager, F::RevenueOperations, Some("revenue_operations_manager")),
    ("Account Executive", S::Individual, F::Sales, Some("account_executive")),
    ("Senior Account Executive", S::Senior, F::Sales, Some("account_executive")),
    ("Director, IT", S::Director, F::Technology, Some("it_director")),
    ("Director of I.T.", S::Director, F::Technology, Some("it_director")),
    ("VP of Engineering", S::Vp, F::Engineering, Some("vp_engineering")),
    ("V.P. Engineering", S::Vp, F::Engineering, Some("vp_engineering")),
    ("Vice President Finance", S::Vp, F::Finance, Some("vp_finance")),
    ("Vice President, Sales", S::Vp, F::Sales, Some("vp_sales")),
    ("VP Sales", S::Vp, F::Sales, Some("vp_sales")),
    ("Sales VP", S::Vp, F::Sales, Some("vp_sales")),
    ("Finance Director", S::Director, F::Finance, Some("finance_director")),
    ("Managing Director", S::CLevel, F::GeneralManagement, Some("managing_director")),
    ("Managing Director, Technology", S::CLevel, F::Technology, None),
    ("General Manager", S::Head, F::GeneralManagement, Some("general_manager")),
    ("Chief of Staff", S::Head, F::GeneralManagement, Some("chief_of_staff")),
    ("Chief of Staff to the CFO", S::Head, F::GeneralManagement, Some("chief_of_staff")),
    ("Product Owner", S::Individual, F::Product, Some("product_manager")),
    ("Product Manager", S::Individual, F::Product, Some("product_manager")),
    ("Senior Product Manager", S::Senior, F::Product, Some("product_manager")),
    ("Director of Product Management", S::Director, F::Product, Some("product_director")),
    ("Data Scientist", S::Individual, F::Data, Some("data_scientist")),
    ("Procurement Specialist", S::Individual, F::Procurement, None),
    ("Purchasing Manager", S::Manager, F::Procurement, Some("procurement_manager")),
    ("Office Manager", S::Manager, F::Administration, Some("office_manager")),
    ("CIO", S::CLevel, F::Technology, Some("cio")),
    ("COO", S::CLevel, F::Operations, Some("coo")),
    ("CRO", S::CLevel, F::Sales, Some("cro")),
    ("Chief Revenue Officer", S::CLevel, F::Sales, Some("cro")),
    ("Chief Risk Officer", S::CLevel, F::Legal, Some("chief_risk_officer")),
    ("CFO", S::CLevel, F::Finance, Some("cfo")),
    ("President", S::CLevel, F::GeneralManagement, Some("president")),
    ("President & CEO", S::CLevel, F::GeneralManagement, Some("ceo")),
    ("Partner", S::Founder, F::GeneralManagement, Some("partner")),
    ("Owner", S::Founder, F::GeneralManagement, Some("owner")),
    ("Owner/Operator", S::Founder, F::GeneralManagement, Some("owner")),
    ("Vice President", S::Vp, F::Unknown, None),
    ("Director", S::Director, F::Unknown, None),
    ("Manager", S::Manager, F::Unknown, None),
    ("Chief Product Officer", S::CLevel, F::Product, Some("chief_product_officer")),
    ("CPO, Product", S::CLevel, F::Product, Some("chief_product_officer")),
    ("Chief People Officer", S::CLevel, F::People, Some("chro")),
    ("CHRO", S::CLevel, F::People, Some("chro")),
    ("Chief Procurement Officer", S::CLevel, F::Procurement, Some("chief_procurement_officer")),
    ("Chief Data Officer", S::CLevel, F::Data, Some("chief_data_officer")),
    ("Chief Digital Officer", S::CLevel, F::Technology, Some("chief_digital_officer")),
    ("Chief Operations Officer", S::CLevel, F::Operations, Some("coo")),
    ("Chief Engineer", S::Senior, F::Engineering, Some("chief_engineer")),
    ("Founding Engineer", S::Senior, F::Engineering, Some("chief_engineer")),
    ("Staff Software Engineer", S::Senior, F::Engineering, Some("chief_engineer")),
    ("Engineering Manager", S::Manager, F::Engineering, Some("engineering_manager")),
    ("DevOps Engineer", S::Individual, F::Engineering, Some("software_engineer")),
    ("Network Engineer", S::Individual, F::Technology, None),
    ("Security Engineer", S::Individual, F::Security, None),
    ("Data Engineer", S::Individual, F::Data, Some("data_scientist")),
    ("Sales Engineer", S::Individual, F::Sales, Some("account_executive")),
    ("Head of Sales", S::Head, F::Sales, Some("head_of_sales")),
    ("Head of RevOps", S::Head, F::RevenueOperations, Some("head_of_revenue_operations")),
    ("Head of Logistics", S::Head, F::SupplyChain, Some("head_of_supply_chain")),
    ("Head of Customer Success", S::Head, F::CustomerSuccess, Some("head_of_customer_success")),
    ("Customer Success Manager", S::Individual, F::CustomerSuccess, Some("customer_success_manager")),
    ("Product Marketing Manager", S::Individual, F::Marketing, Some("community_manager")),
    ("VP Marketing", S::Vp, F::Marketing, Some("vp_marketing")),
    ("Marketing Director", S::Director, F::Marketing, Some("marketing_director")),
    ("Email Marketing Specialist", S::Individual, F::Marketing, None),
    ("Growth Lead", S::Senior, F::Marketing, None),
    ("HR Manager", S::Manager, F::People, Some("hr_manager")),
    ("HR Business Partner", S::Individual, F::People, Some("hr_business_partner")),
    ("Recruiter", S::Individual, F::People, Some("hr_business_partner")),
    ("General Counsel", S::CLevel, F::Legal, Some("general_counsel")),
    ("Legal Counsel", S::Individual, F::Legal, Some("lawyer")),
    ("Head of Legal", S::Head, F::Legal, Some("head_of_legal")),
    ("Category Manager", S::Individual, F::Procurement, Some("buyer")),
    ("IT Manager", S::Manager, F::Technology, Some("it_manager")),
    ("IT Specialist", S::Individual, F::Technology, None),
    ("Systems Administrator", S::Unknown, F::Technology, None),
    ("Warehouse Manager", S::Manager, F::SupplyChain, Some("supply_chain_manager")),
    ("Plant Manager", S::Head, F::Operations, Some("head_of_operations")),
    ("Operations Manager", S::Manager, F::Operations, Some("operations_manager")),
    ("Director of Operations", S::Director, F::Operations, Some("operations_director")),
    ("Project Coordinator", S::Individual, F::Unknown, None),
    ("Senior Project Manager", S::Senior, F::Operations, Some("project_manager")),
    ("Controller", S::Manager, F::Finance, Some("controller")),
    ("Accountant", S::Individual, F::Finance, None),
    ("Financial Analyst", S::Individual, F::Finance, Some("finance_business_partner")),
    ("Country Manager", S::Head, F::GeneralManagement, Some("general_manager")),
    ("Team Lead Customer Support", S::Manager, F::CustomerSuccess, None),
    ("VP of Sales and Marketing", S::Vp, F::Sales, Some("vp_sales")),
    ("Director of Sales at Marketing Partners Inc", S::Director, F::Sales, Some("sales_director")),
    ("vp sales, emea", S::Vp, F::Sales, Some("vp_sales")),
    ("R&D Director", S::Director, F::Engineering, Some("engineering_director")),
    ("Head of FP&A", S::Head, F::Finance, Some("head_of_finance")),
    ("EVP & General Counsel", S::CLevel, F::Legal, Some("general_counsel")),
    ("Senior Director, Information Security", S::Director, F::Security, Some("security_director")),
    ("Director of Data Science", S::Director, F::Data, Some("data_director")),
    ("Head of Go-to-Market", S::Head, F::Sales, Some("head_of_sales")),
    ("Order to Cash Manager", S::Manager, F::Unknown, None),
    ("VP, Office of the CFO", S::Vp, F::Finance, Some("vp_finance")),
    ("Loan Officer", S::Individual, F::Unknown, None),
    ("Marketing Manager", S::Manager, F::Marketing, Some("marketing_manager")),
    ("Chairman & CEO", S::CLevel, F::GeneralManagement, Some("ceo")),
    ("Account Director", S::Director, F::Sales, Some("sales_director")),
    ("Client Partner", S::Individual, F::Sales, Some("account_executive")),
    ("Associate General Counsel", S::Individual, F::Legal, Some("lawyer")),
    ("Payroll Manager", S::Manager, F::Finance, Some("finance_manager")),
    ("Executive Vice President and Chief Financial Officer", S::CLevel, F::Finance, Some("cfo")),
    ("VP of Sales, formerly CRO at Acme", S::Vp, F::Sales, Some("vp_sales")),
    ("Founder, ex-CTO", S::Founder, F::GeneralManagement, Some("founder")),
];

const OTHER_LANGUAGES: &[Row] = &[
    ("Geschäftsführer", S::CLevel, F::GeneralManagement, Some("managing_director")),
    ("Geschäftsführerin", S::CLevel, F::GeneralManagement, Some("managing_director")),
    ("Geschaeftsfuehrer", S::CLevel, F::GeneralManagement, Some("managing_director")),
    ("Leiter Einkauf", S::Head, F::Procurement, Some("head_of_procurement")),
    ("Leiterin Einkauf (m/w/d)", S::Head, F::Procurement, Some("head_of_procurement")),
    ("Einkaufsleiter", S::Head, F::Procurement, Some("head_of_procurement")),
    ("Vertriebsleiter", S::Head, F::Sales, Some("head_of_sales")),
    ("Vertriebsleiterin", S::Head, F::Sales, Some("head_of_sales")),
    ("Leiter IT", S::Head, F::Technology, Some("head_of_it")),
    ("Leiter Personal", S::Head, F::People, Some("head_of_people")),
    ("Werksleiter", S::Head, F::Operations, Some("head_of_operations")),
    ("Inhaberin", S::Founder, F::GeneralManagement, Some("owner")),
    ("Strategischer Einkäufer", S::Individual, F::Procurement, Some("buyer")),
    ("Directeur commercial", S::Director, F::Sales, Some("sales_director")),
    ("Directrice Marketing", S::Director, F::Marketing, Some("marketing_director")),
    ("Directeur Général", S::CLevel, F::GeneralManagement, Some("managing_director")),
    ("PDG", S::CLevel, F::GeneralManagement, Some("ceo")),
    ("DSI", S::CLevel, F::Technology, Some("cio")),
    ("Directeur des Systèmes d'Information", S::CLevel, F::Technology, Some("cio")),
    ("Responsable achats", S::Head, F::Procurement, Some("head_of_procurement")),
    ("Director de Ventas", S::Director, F::Sales, Some("sales_director")),
    ("Directora de Operaciones", S::Director, F::Operations, Some("operations_director")),
    ("Gerente de Compras", S::Manager, F::Procurement, Some("procurement_manager")),
    ("Jefe de Compras", S::Head, F::Procurement, Some("head_of_procurement")),
    ("Director Financiero", S::Director, F::Finance, Some("finance_director")),
    ("Gerente General", S::CLevel, F::GeneralManagement, Some("managing_director")),
];

/// Titles of people who do not hold the role named, and titles that say too little: with words of the note.
const NOTED: &[(&str, S, F, Option<&str>, &str)] = &[
    ("Executive Assistant to the CEO", S::Individual, F::Administration, None, "assists"),
    ("Executive Assistant, CFO", S::Individual, F::Administration, None, "assists"),
    ("Assistant to the CFO", S::Individual, F::Administration, None, "assists"),
    ("Marketing Assistant", S::Individual, F::Marketing, None, "assists"),
    ("Former CEO", S::Unknown, F::GeneralManagement, None, "past role"),
    ("ex-CTO", S::Unknown, F::Technology, None, "past role"),
    ("Interim CFO", S::CLevel, F::Finance, Some("cfo"), "for a time"),
    ("Deputy CFO", S::Vp, F::Finance, None, "deputy"),
    ("Assistant Vice President, Finance", S::Director, F::Finance, None, "deputy"),
    ("CDO", S::CLevel, F::Unknown, None, "data, digital"),
    ("CPO", S::CLevel, F::Unknown, None, "product, people, procurement"),
    ("CCO", S::CLevel, F::Unknown, None, "commercial"),
    ("MD", S::Unknown, F::Unknown, None, "managing director or"),
    ("Board Member", S::Unknown, F::GeneralManagement, Some("board_member"), "board"),
    ("Ninja", S::Unknown, F::Unknown, None, "not recognised"),
    ("Coordinating cooperator", S::Unknown, F::Unknown, None, "not recognised"),
    ("Sales", S::Unknown, F::Sales, None, "no level"),
    ("Director", S::Director, F::Unknown, None, "no department"),
    ("VP of Sales and Marketing", S::Vp, F::Sales, Some("vp_sales"), "also names marketing"),
];

#[test]
fn titles_resolve() {
    assert!(ENGLISH.len() + OTHER_LANGUAGES.len() + NOTED.len() >= 120);
    let mut wrong = Vec::new();
    for (text, seniority, function, role) in ENGLISH.iter().chain(OTHER_LANGUAGES) {
        let title = resolve(text);
        if (title.seniority, title.function, title.role) != (*seniority, *function, *role) {
            wrong.push(format!("{title:?}, not {seniority:?} {function:?} {role:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_a_title_does_not_say_is_noted() {
    let mut wrong = Vec::new();
    for (text, seniority, function, role, note) in NOTED {
        let title = resolve(text);
        let noted = title.note.as_ref().is_some_and(|said| said.contains(note));
        if (title.seniority, title.function, title.role, noted) != (*seniority, *function, *role, true) {
            wrong.push(format!("{title:?}, not {seniority:?} {function:?} {role:?} {note}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn nothing_written_is_unknown_without_a_note() {
    for text in ["", "  ", "-", "\u{feff}", "…"] {
        let title = resolve(text);
        assert_eq!(
            (title.seniority, title.function, title.role, title.note),
            (S::Unknown, F::Unknown, None, None),
            "{text:?}"
        );
    }
}

#[test]
fn every_role_id_has_a_name() {
    for (text, _, _, role) in ENGLISH.iter().chain(OTHER_LANGUAGES) {
        assert!(role.is_none_or(|role| role_name(role).is_some()), "{text}");
    }
    assert_eq!(role_name("vp_sales"), Some("VP Sales"));
    assert_eq!(role_name("nobody"), None);
}

fn meaning(text: &str) -> (S, F, Option<&'static str>, Option<String>) {
    let title = resolve(text);
    (title.seniority, title.function, title.role, title.note)
}

proptest! {
    #[test]
    fn reading_never_panics(text in "\\PC{0,80}") {
        let title = resolve(&text);
        prop_assert_eq!(title.text, text);
    }

    #[test]
    fn case_and_what_surrounds_a_title_change_nothing(
        row in 0..ENGLISH.len() + OTHER_LANGUAGES.len(),
        before in "[ .,;:!\"'()*_|-]{0,4}",
        after in "[ .,;:!\"'()*_|-]{0,4}",
    ) {
        let text = ENGLISH.iter().chain(OTHER_LANGUAGES).nth(row).unwrap().0;
        let plain = meaning(text);
        prop_assert_eq!(&meaning(&format!("{before}{text}{after}")), &plain);
        prop_assert_eq!(&meaning(&text.to_uppercase()), &plain);
        prop_assert_eq!(&meaning(&text.to_lowercase()), &plain);
    }
}
